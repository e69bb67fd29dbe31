//! What was wrong and what was done about it: a template for each code, by
//! the problem's argument where that changes the sentence.

use super::Both;
use crate::error::{Code, Problem};

/// The template of a problem's sentence.
pub fn template(problem: &Problem) -> Both {
    let blank = problem.text.is_empty();
    match (problem.code, problem.arg.as_str()) {
        (Code::SpecJson, _) => [
            "The spec is not valid JSON at {a} (line:column), after {t}.",
            "La especificación no es JSON válido en {a} (línea:columna), después de {t}.",
        ],
        (Code::SpecKey, "") => {
            ["The spec has an unknown key, {t}.", "La especificación tiene una clave desconocida, {t}."]
        }
        (Code::SpecKey, _) => [
            "The spec has an unknown key, {t}; the nearest known one is {a}.",
            "La especificación tiene una clave desconocida, {t}; la más parecida es {a}.",
        ],
        (Code::SpecValue, arg) => value_template(arg),
        (Code::SpecChart, _) if blank => [
            "The spec does not say which chart it is for.",
            "La especificación no dice de qué gráfico se trata.",
        ],
        (Code::SpecChart, "") => ["There is no chart called {t}.", "No existe ningún gráfico llamado {t}."],
        (Code::SpecChart, _) => [
            "There is no chart called {t}; the nearest name is {a}.",
            "No existe ningún gráfico llamado {t}; el nombre más parecido es {a}.",
        ],
        (Code::SpecVersion, _) if blank => [
            "The spec gives no version; this build reads version {a}.",
            "La especificación no indica su versión; esta instalación lee la versión {a}.",
        ],
        (Code::SpecVersion, _) => [
            "The spec is of version {t}, and this build reads versions up to {a}.",
            "La especificación es de la versión {t} y esta instalación solo lee hasta la versión {a}.",
        ],
        (Code::DataEmpty, "rows") => [
            "The data have a header and no rows, so there is nothing to draw.",
            "Los datos tienen encabezado pero ninguna fila, así que no hay nada que dibujar.",
        ],
        (Code::DataEmpty, "numbers") => [
            "There is no figure for the countries and years asked for, so there is nothing to draw.",
            "No hay ninguna cifra para los países y años pedidos, así que no hay nada que dibujar.",
        ],
        (Code::DataEmpty, _) => [
            "The data are empty, so there is nothing to draw.",
            "Los datos están vacíos, así que no hay nada que dibujar.",
        ],
        (Code::DataShape, arg) if arg.ends_with("-twice") => [
            "The header has two columns for {a}, so it is not clear which one to read: {t}.",
            "El encabezado tiene dos columnas para {a}, y no está claro cuál leer: {t}.",
        ],
        (Code::DataShape, _) => [
            "The header has no column for {a}, so nothing could be read: {t}.",
            "El encabezado no tiene ninguna columna para {a}, así que no se pudo leer nada: {t}.",
        ],
        (Code::DataHtml, _) => [
            "A web page came in place of the data; it begins with {t}.",
            "En lugar de los datos llegó una página web, que empieza con {t}.",
        ],
        (Code::DataEncoding, "") => [
            "The data are not UTF-8 text, so nothing could be read.",
            "Los datos no son texto UTF-8, así que no se pudo leer nada.",
        ],
        (Code::DataEncoding, _) => [
            "The data are not UTF-8 text but look like {a}, so nothing could be read.",
            "Los datos no son texto UTF-8, sino que parecen {a}, así que no se pudo leer nada.",
        ],
        (Code::DataMissing, _) if blank => {
            ["No data came for the chart.", "No llegaron datos para el gráfico."]
        }
        (Code::DataMissing, _) => {
            ["The data called {t} did not arrive.", "No llegaron los datos llamados {t}."]
        }
        (Code::RowLength, _) => [
            "The row {t} does not have {a} cells as the header does, so it was left out.",
            "La fila {t} no tiene {a} celdas como el encabezado, así que se omitió.",
        ],
        (Code::RowDuplicate, arg) if arg.starts_with('/') => [
            "{t} is given twice with different figures, first at {a}, so neither is drawn.",
            "{t} aparece dos veces con cifras distintas, la primera en {a}, así que no se dibuja ninguna.",
        ],
        (Code::RowDuplicate, _) => [
            "{t} is given twice with different figures, first in line {a}, so neither is drawn.",
            "{t} aparece dos veces con cifras distintas, la primera en la línea {a}, así que no se dibuja ninguna.",
        ],
        (Code::CountryUnknown, _) if blank => [
            "There is a figure without a country or region, so it was left out.",
            "Hay una cifra sin país ni región, así que se omitió.",
        ],
        (Code::CountryUnknown, _) => [
            "No country or region known here has the name or code {t}, so it was left out.",
            "Ningún país ni región conocidos aquí tienen el nombre o código {t}, así que se omitió.",
        ],
        (Code::CountryAbsent, _) => [
            "There are no figures for {t} in the years shown, so it is not drawn.",
            "No hay cifras de {t} en los años mostrados, así que no se dibuja.",
        ],
        (Code::NumberUnreadable, _) => [
            "{t} cannot be read as a number without guessing, so it was left out.",
            "{t} no se puede leer como número sin adivinar, así que se omitió.",
        ],
        (Code::YearUnreadable, _) if blank => {
            ["The row has no year, so it was left out.", "La fila no tiene año, así que se omitió."]
        }
        (Code::YearUnreadable, _) => [
            "{t} is not a year from 1000 to 2999, so the row was left out.",
            "{t} no es un año entre 1000 y 2999, así que se omitió la fila.",
        ],
        (Code::IntervalInvalid, "limits") => [
            "The lower limit is not below the upper one, so both were left out.",
            "El límite inferior no es menor que el superior, así que se omitieron ambos.",
        ],
        (Code::IntervalInvalid, _) => [
            "The interval of {t} does not hold its value, so only the value is drawn.",
            "El intervalo de {t} no contiene su valor, así que solo se dibuja el valor.",
        ],
        (Code::MeasureEmpty, "country") => [
            "The measure {t} names no country and its data have several, so none was taken.",
            "La medida {t} no nombra ningún país y sus datos tienen varios, así que no se tomó ninguno.",
        ],
        (Code::MeasureEmpty, "data") => [
            "The measure {t} has neither readings nor data, so no progress is shown.",
            "La medida {t} no tiene lecturas ni datos, así que no se muestra ningún avance.",
        ],
        (Code::MeasureEmpty, _) => [
            "The measure {t} has no figures, so no progress is shown.",
            "La medida {t} no tiene cifras, así que no se muestra ningún avance.",
        ],
        (Code::BaselineAbsent, _) => [
            "There is no figure for {t}, the baseline year asked for, so progress is counted from {a}.",
            "No hay cifra de {t}, el año base pedido, así que el avance se cuenta desde {a}.",
        ],
        (Code::TargetDegenerate, "year") => [
            "The target’s year is not after the baseline’s; it is drawn as given.",
            "El año de la meta no es posterior al de la línea de base; se dibuja tal como está.",
        ],
        (Code::TargetDegenerate, "direction") => [
            "The target is worse than the baseline; it is drawn as given.",
            "La meta es peor que la línea de base; se dibuja tal como está.",
        ],
        (Code::TargetDegenerate, "limits") => [
            "The target lies outside the limits of its unit; it is drawn as given.",
            "La meta está fuera de los límites de su unidad; se dibuja tal como está.",
        ],
        (Code::TargetDegenerate, _) => [
            "The target equals the baseline; it is drawn as given.",
            "La meta es igual a la línea de base; se dibuja tal como está.",
        ],
        (Code::UrlRefused, _) => [
            "The link {t} is neither http(s) nor relative to the page, so it was left out.",
            "El enlace {t} no es http(s) ni relativo a la página, así que se omitió.",
        ],
    }
}

/// A value of the spec that is not what was expected: `arg` says what was.
fn value_template(expected: &str) -> Both {
    match expected {
        "required" => ["A value that is needed is missing.", "Falta un valor obligatorio."],
        "once" => [
            "{t} is given twice, and only one can be meant.",
            "{t} aparece dos veces y solo una puede valer.",
        ],
        "one-measure" => [
            "This key is for a chart of exactly one measure, and this chart does not have one.",
            "Esta clave es para un gráfico de exactamente una medida, y este no es el caso.",
        ],
        "year" => ["{t} is not a year from 1000 to 2999.", "{t} no es un año entre 1000 y 2999."],
        "from<=to" => {
            ["The last year, {t}, is before the first.", "El último año, {t}, es anterior al primero."]
        }
        "0..6" => {
            ["{t} is not a number of decimals from 0 to 6.", "{t} no es un número de decimales entre 0 y 6."]
        }
        "goal" => ["No goal has the number {t}.", "Ningún objetivo tiene el número {t}."],
        "goals" => ["The spec has no goals.", "La especificación no tiene objetivos."],
        _ => ["{t} stands where {a} was expected.", "{t} está donde se esperaba {a}."],
    }
}

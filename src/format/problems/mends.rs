//! How to mend a problem: a sentence for each code.

use super::Both;
use crate::error::Code;

/// How to mend a problem of a code.
pub fn mend(code: Code) -> Both {
    match code {
        Code::SpecJson => [
            "Check the commas, quotation marks and brackets there.",
            "Revise las comas, las comillas y los corchetes en ese lugar.",
        ],
        Code::SpecKey => [
            "Correct the key or remove it; keys are in lower case, with underscores.",
            "Corrija la clave o quítela; las claves van en minúsculas y con guiones bajos.",
        ],
        Code::SpecValue => [
            "Correct the value at that place in the spec.",
            "Corrija el valor en ese lugar de la especificación.",
        ],
        Code::SpecChart => [
            "Set \"chart\" to \"country-indicator\" or \"goal-progress\".",
            "Escriba en \"chart\" \"country-indicator\" o \"goal-progress\".",
        ],
        Code::SpecVersion => [
            "Write \"version\": 1, or update carsi-charts if the spec needs a newer version.",
            "Escriba \"version\": 1, o actualice carsi-charts si la especificación necesita una versión más nueva.",
        ],
        Code::DataEmpty => [
            "Check that the address gives the right file and that it has figures for what is shown.",
            "Compruebe que la dirección lleva al archivo correcto y que tiene cifras para lo que se muestra.",
        ],
        Code::DataShape => [
            "Name the columns country (or iso3), year and value, or give each year its own column.",
            "Llame a las columnas país (o iso3), año y valor, o dé a cada año su propia columna.",
        ],
        Code::DataHtml => [
            "Open the address in a browser: the server may be sending a log-in or “not found” page.",
            "Abra la dirección en un navegador: quizá el servidor envía una página de acceso o de «no encontrado».",
        ],
        Code::DataEncoding => [
            "Save the file as UTF-8 (in Excel: “CSV UTF-8”).",
            "Guarde el archivo como UTF-8 (en Excel: «CSV UTF-8»).",
        ],
        Code::DataMissing => [
            "Check the name in \"data\" and the address of the file.",
            "Compruebe el nombre en \"data\" y la dirección del archivo.",
        ],
        Code::RowLength => [
            "Put cells that hold a separator in quotation marks, and fill short rows with blank cells.",
            "Ponga entre comillas las celdas que contienen un separador y complete las filas cortas con celdas vacías.",
        ],
        Code::RowDuplicate => [
            "Keep the row with the right figure and delete the other.",
            "Conserve la fila con la cifra correcta y borre la otra.",
        ],
        Code::CountryUnknown => [
            "Write the ISO code (such as HND) or the full name in English or Spanish.",
            "Escriba el código ISO (por ejemplo, HND) o el nombre completo en español o en inglés.",
        ],
        Code::CountryAbsent => [
            "Add its figures to the data, or take it out of the spec.",
            "Agregue sus cifras a los datos o quítelo de la especificación.",
        ],
        Code::NumberUnreadable => [
            "Write numbers with a decimal point and without thousands separators, and leave a missing figure blank.",
            "Escriba los números con punto decimal y sin separador de miles, y deje en blanco la cifra que falta.",
        ],
        Code::YearUnreadable => ["Write the year as four digits.", "Escriba el año con cuatro cifras."],
        Code::IntervalInvalid => [
            "Give a lower bound that is not above the value and an upper bound that is not below it.",
            "Indique un límite inferior que no supere el valor y uno superior que no quede por debajo.",
        ],
        Code::MeasureEmpty => [
            "Give the measure a country and data, or readings of its own.",
            "Dé a la medida un país y datos, o lecturas propias.",
        ],
        Code::BaselineAbsent => [
            "Choose a baseline year that has a figure, or give the baseline its value.",
            "Elija un año base que tenga cifra, o indique el valor de la línea de base.",
        ],
        Code::TargetDegenerate => [
            "Check the target, the baseline and which way is better.",
            "Revise la meta, la línea de base y qué sentido es mejor.",
        ],
        Code::UrlRefused => [
            "Use an address that begins with https:// or one relative to the page.",
            "Use una dirección que empiece con https:// o una relativa a la página.",
        ],
    }
}

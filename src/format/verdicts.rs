//! The words of verdicts, in English and Spanish: a status or a reason in, a
//! label or a clause out.

use super::Lang;
use super::phrases::both;
use crate::progress::{Status, Why};

/// A verdict, short enough for a plot.
pub fn status(status: Status, lang: Lang) -> &'static str {
    let phrase = match status {
        Status::Achieved => both!("Target met", "Meta alcanzada"),
        Status::OnTrack => both!("On track", "En buen camino"),
        Status::SomeProgress => both!("Some progress", "Algún avance"),
        Status::LittleProgress => both!("Little progress", "Poco avance"),
        Status::MovingAway => both!("Moving away", "Se aleja"),
        Status::Improving => both!("Improving", "Mejora"),
        Status::LittleChange => both!("Little change", "Poco cambio"),
        Status::Worsening => both!("Getting worse", "Empeora"),
        Status::Undetermined(_) => both!("Cannot be judged", "No se puede valorar"),
        Status::NoData => both!("No data", "Sin datos"),
    };
    phrase.in_lang(lang)
}

/// Why a verdict is left open: a clause that follows "Cannot be judged: ".
pub fn why(why: Why, lang: Lang) -> &'static str {
    let phrase = match why {
        Why::NoDirection => {
            both!("neither more nor less of it is plainly better", "ni más ni menos es claramente mejor")
        }
        Why::FewReadings => {
            both!("too few figures for a trend", "hay muy pocas cifras para ver una tendencia")
        }
        Why::NothingSinceBaseline => {
            both!("no figure is newer than the baseline", "no hay cifras posteriores a la línea de base")
        }
        Why::TargetIsBaseline => {
            both!("the target is the same as the baseline", "la meta es igual a la línea de base")
        }
        Why::TargetNotAfterBaseline => both!(
            "the target year is not after the baseline year",
            "el año de la meta no es posterior al de la línea de base"
        ),
        Why::NoBaseline => both!(
            "there is no baseline to count the way from",
            "no hay línea de base desde la cual contar el camino"
        ),
        Why::BeyondRange => {
            both!("the numbers are too large to work with", "las cifras son demasiado grandes para calcular")
        }
        Why::Zero => both!(
            "a baseline or target of zero has no compound rate, which this method works with",
            "una línea de base o una meta de cero no tiene tasa compuesta, que es con la que trabaja este método"
        ),
        Why::SignChange => both!(
            "the values change sign, so there is no compound rate, which this method works with",
            "los valores cambian de signo, por lo que no hay tasa compuesta, que es con la que trabaja este método"
        ),
        Why::NeedsTarget => {
            both!("this method needs a target", "este método necesita una meta")
        }
        Why::PastBand => both!(
            "the values passed through the target range and left it on the other side",
            "los valores atravesaron el intervalo de la meta y salieron por el otro lado"
        ),
        Why::Opposed => {
            both!("its indicators go in opposite directions", "sus indicadores van en direcciones opuestas")
        }
        Why::TooFewJudged => both!(
            "less than half of its indicators, by weight, can be judged",
            "se puede valorar menos de la mitad de sus indicadores, según su peso"
        ),
        Why::TargetYearPast => both!(
            "the target year is reached and the target not met; this method judges only the way there",
            "el año de la meta ya llegó sin que se alcanzara; este método solo valora el camino"
        ),
    };
    phrase.in_lang(lang)
}

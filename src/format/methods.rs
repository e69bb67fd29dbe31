//! The methods that judge progress, and the words that each uses itself, in English and Spanish.
//!
//! The Spanish of a method's own words is this project's translation.

use super::Lang;
use super::phrases::both;
use super::words::{Word, word};
use crate::progress::{Method, Own};

/// "straight-line method".
pub fn method(method: Method, lang: Lang) -> &'static str {
    let phrase = match method {
        Method::Linear => both!("straight-line method", "método de la línea recta"),
        Method::OpenSdg => both!("Open SDG method", "método de Open SDG"),
        Method::Unsd2022 => {
            both!(
                "UN Statistics Division method of 2022",
                "método de 2022 de la División de Estadística de la ONU"
            )
        }
        Method::Unsd2023 => {
            both!(
                "UN Statistics Division method of 2023",
                "método de 2023 de la División de Estadística de la ONU"
            )
        }
        Method::Eurostat => both!("Eurostat method", "método de Eurostat"),
        Method::Sdsn => both!("SDSN method", "método de la SDSN"),
    };
    phrase.in_lang(lang)
}

/// Where a method is published, or whose it is.
pub fn source(method: Method, lang: Lang) -> &'static str {
    let phrase = match method {
        Method::Linear => both!(
            "carsi-charts; the ratio is that of the Sustainable Development Report",
            "carsi-charts; el cociente es el del Sustainable Development Report"
        ),
        Method::OpenSdg => both!(
            "Open SDG, docs/progress-methodology.md; sdg-build, sdg/ProgressMeasure.py",
            "Open SDG, docs/progress-methodology.md; sdg-build, sdg/ProgressMeasure.py"
        ),
        Method::Unsd2022 => {
            both!("SDG Progress Chart 2022, Technical Note", "SDG Progress Chart 2022, nota técnica")
        }
        Method::Unsd2023 => both!(
            "as applied by EUSTAT, EUSTAT-DES/site, _pages/en/metodologia.md",
            "según la aplica EUSTAT, EUSTAT-DES/site, _pages/en/metodologia.md"
        ),
        Method::Eurostat => both!(
            "EU SDG monitoring reports; the bounds are from general knowledge, not copied from one",
            "informes de la UE sobre los ODS; los umbrales son de conocimiento general, no copiados de uno"
        ),
        Method::Sdsn => both!(
            "Sustainable Development Report, dashboards.sdgindex.org/chapters/methodology",
            "Sustainable Development Report, dashboards.sdgindex.org/chapters/methodology"
        ),
    };
    phrase.in_lang(lang)
}

/// A method's own word, as it stands in quotation marks.
pub fn own(own: Own, lang: Lang) -> &'static str {
    let phrase = match own {
        Own::Achieved => both!("target achieved", "meta alcanzada"),
        Own::OnTrack => both!("on track", "en buen camino"),
        Own::Substantial => both!("substantial progress", "avance sustancial"),
        Own::Moderate => both!("moderate progress", "avance moderado"),
        Own::Limited => both!("limited progress", "avance limitado"),
        Own::Deterioration => both!("deterioration", "deterioro"),
        Own::Fair => both!("fair progress", "avance aceptable"),
        Own::LimitedOrNone => both!("limited or no progress", "avance limitado o nulo"),
        Own::Level3 => both!("level 3", "nivel 3"),
        Own::Level2 => both!("level 2", "nivel 2"),
        Own::Level1 => both!("level 1", "nivel 1"),
        Own::Significant => both!("significant progress", "avance significativo"),
        Own::Insufficient => both!("insufficient progress", "avance insuficiente"),
        Own::Away => both!("movement away", "alejamiento"),
        Own::ModerateAway => both!("moderate movement away", "alejamiento moderado"),
        Own::SignificantAway => both!("significant movement away", "alejamiento significativo"),
        Own::Maintaining => both!("on track or maintaining", "en buen camino o mantenida"),
        Own::Improving => both!("moderately improving", "mejora moderada"),
        Own::Stagnating => both!("stagnating", "estancamiento"),
        Own::Decreasing => both!("decreasing", "retroceso"),
    };
    phrase.in_lang(lang)
}

/// The unit of a difference: that of a percentage is in points, since "%" would be read as a share of it.
pub fn unit_of_change(unit: &str, lang: Lang) -> &str {
    if unit.trim_start().starts_with('%') { word(Word::Points, lang) } else { unit }
}

//! What an author may write, as strict JSON: text in, a [`Spec`] out.
//!
//! `version` and `chart` are read first, then a strict struct for that kind of
//! chart. An unknown key is an error with the nearest known one; nothing is
//! read twice over (`untagged`) or by leftovers (`flatten`), because both let
//! unknown keys through.

mod complaint;
pub mod goals;
pub mod indicator;
pub mod object;
pub mod pointer;
pub mod words;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{Code, Place, Problems};
use crate::model;
use object::Object;

pub use goals::GoalsSpec;
pub use indicator::IndicatorSpec;
pub use words::Words;

/// The version of the spec that this build reads.
pub const VERSION: u32 = 1;

/// The charts, by the name in `chart`.
const CHARTS: [&str; 2] = ["country-indicator", "goal-progress"];

/// A spec as written, sound in shape; what it means is found by `model::check`.
#[derive(Clone, Debug, PartialEq)]
pub enum Spec {
    /// `country-indicator`.
    Indicator(Box<IndicatorSpec>),
    /// `goal-progress`.
    Goals(Box<GoalsSpec>),
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// Smaller values.
    Lower,
    /// Larger values.
    Higher,
}

impl From<Better> for model::Better {
    fn from(better: Better) -> Self {
        match better {
            Better::Lower => model::Better::Lower,
            Better::Higher => model::Better::Higher,
        }
    }
}

/// What is read first; other keys are left for the struct of the kind.
#[derive(Deserialize)]
struct Head {
    version: Option<u32>,
    chart: Option<String>,
}

/// Reads a spec. An unknown key or a wrong type is a problem with its JSON
/// pointer; the first one ends the reading.
pub fn parse(text: &str, problems: &mut Problems) -> Option<Spec> {
    let text = text.trim_start_matches('\u{feff}');
    let head: Object<Head> = read(text, false, problems)?;
    let found = head.version.map(|v| v.to_string()).unwrap_or_default();
    if head.version.is_none_or(|v| v > VERSION) {
        problems.push(Code::SpecVersion, pointer("/version"), &found, &VERSION.to_string());
        return None;
    }
    if head.version != Some(VERSION) {
        problems.push(Code::SpecValue, pointer("/version"), &found, &VERSION.to_string());
        return None;
    }
    match head.chart.as_deref() {
        Some("country-indicator") => {
            read::<Object<_>>(text, true, problems).map(|Object(spec)| Spec::Indicator(Box::new(spec)))
        }
        Some("goal-progress") => {
            read::<Object<_>>(text, true, problems).map(|Object(spec)| Spec::Goals(Box::new(spec)))
        }
        other => {
            let chart = other.unwrap_or("");
            let near = complaint::nearest(chart, CHARTS.into_iter()).unwrap_or("");
            problems.push(Code::SpecChart, pointer("/chart"), chart, near);
            None
        }
    }
}

fn pointer(text: &str) -> Place {
    Place::Pointer(text.to_owned())
}

fn read<T: DeserializeOwned>(text: &str, sound: bool, problems: &mut Problems) -> Option<T> {
    serde_json::from_str(text).map_err(|error| complaint::note(&error, text, sound, problems)).ok()
}

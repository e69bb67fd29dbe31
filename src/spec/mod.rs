//! What an author may write, as strict JSON: text in, a [`Spec`] out.
//!
//! serde_json reads the text into a small tree ([`crate::json`]), and a reader that
//! knows which keys it was asked for ([`reader`]) makes the structs of it.
//! `version` and `chart` are read first, then the struct for that kind of
//! chart. Everything that is wrong is noted at once, each with its pointer; an
//! unknown key is an error with the nearest known one.
//!
//! serde's derive was here before. Its visitors, one for each struct and kind
//! of field, and the wording of their errors, which had to be taken apart again
//! to find the key and what was expected, weighed 53 KB of the wasm's 326 (18 KB
//! of 126 in Brotli), and it stopped at the first problem.

pub mod goals;
pub mod indicator;
pub mod measure;
mod reader;
mod spelling;
pub mod words;

use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
use crate::json::tree;
use crate::model;
use reader::{Need, Notes, Reader};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Which way is better, where it is written.
fn better(r: &mut Reader) -> Option<Better> {
    let index = r.one_of("better", Need::Optional, &["lower", "higher"])?;
    Some(if index == 0 { Better::Lower } else { Better::Higher })
}

/// Reads a spec. Each unknown or missing key and each value of another kind is
/// a problem with its JSON pointer; a version that is not [`VERSION`] or a
/// chart that is not known is the only one, for what else there is would be
/// judged by the wrong rules.
pub fn parse(text: &str, problems: &mut Problems) -> Option<Spec> {
    let node = match tree::grow(text.trim_start_matches('\u{feff}')) {
        Ok(node) => node,
        Err(fault) => {
            let (code, arg) =
                if fault.number { (Code::SpecValue, "number") } else { (Code::SpecJson, fault.at.as_str()) };
            problems.push(code, Place::Pointer(fault.pointer), &fault.text, arg);
            return None;
        }
    };
    let mut notes = Notes::default();
    let spec = Reader::of(&node, &mut notes).and_then(read);
    let spec = spec.filter(|_| !notes.problems.failed());
    problems.extend(notes.problems);
    spec
}

fn read(mut reader: Reader) -> Option<Spec> {
    let version = reader.count("version");
    let notes = reader.notes();
    if notes.problems.failed() {
        return None;
    }
    if version != Some(VERSION) {
        let code = if version == Some(0) { Code::SpecValue } else { Code::SpecVersion };
        notes.push(code, &version.map_or(String::new(), integer), &integer(VERSION));
        return None;
    }
    let chart = reader.text("chart", Need::Optional);
    if reader.notes().problems.failed() {
        return None;
    }
    let chart = chart.unwrap_or_default();
    let spec = match chart.as_str() {
        "country-indicator" => Spec::Indicator(Box::new(IndicatorSpec::read(&mut reader))),
        "goal-progress" => Spec::Goals(Box::new(GoalsSpec::read(&mut reader))),
        other => {
            let near = spelling::nearest(other, &CHARTS).unwrap_or("");
            reader.notes().push(Code::SpecChart, other, near);
            return None;
        }
    };
    reader.finish();
    Some(spec)
}

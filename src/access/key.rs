//! A chart in, the key to its marks out: only those that are on it.

use super::value::{Part, Print};
use crate::format::Locale;
use crate::format::phrases::{self, Phrase, list};
use crate::format::words::{self, Word, word};
use crate::model::{Chart, Flag, Kind, Missing, Reading, Role, newest};

/// A mark and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What looks like the mark; for the eye only.
    pub sign: &'static str,
    /// What it means.
    pub text: String,
}

/// The flags and kinds of missing that are on a chart, each once, in order of appearance.
#[derive(Default)]
struct Found {
    flags: Vec<Flag>,
    missing: Vec<Missing>,
}

/// Notes one more, if it is new.
pub fn note<T: PartialEq>(known: &mut Vec<T>, new: Option<T>) {
    known.extend(new.filter(|new| !known.contains(new)));
}

/// The marks on the chart and what they mean.
pub fn key(chart: &Chart, locale: &dyn Locale) -> Vec<Explained> {
    let mut found = Found::default();
    let hatched = match &chart.kind {
        Kind::Indicator(indicator) => {
            for series in &indicator.series {
                let mut begun = false;
                for reading in &series.readings {
                    let number = reading.value.number().is_some();
                    // A break is marked where something lies before it.
                    note(&mut found.flags, reading.flag.filter(|f| number && (begun || f.is_tentative())));
                    begun |= number;
                    if series.role == Role::Highlighted {
                        note(&mut found.missing, reading.explained());
                    }
                }
            }
            false
        }
        Kind::Goals(goals) => {
            for row in goals.rows() {
                let latest = row.measure.and_then(|m| newest(&m.readings));
                note(&mut found.flags, latest.and_then(|(r, _)| r.flag).filter(|f| f.is_tentative()));
            }
            true
        }
    };
    let print = Print::words(locale);
    let mut key = Vec::new();
    for (signs, flags) in [
        (["○", "▨"], &[Flag::Provisional, Flag::Estimated][..]),
        (["┄○", "▨"], &[Flag::Forecast]),
        (["//", ""], &[Flag::Break]),
    ] {
        let mut here = Vec::new();
    }
    key
}

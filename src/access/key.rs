//! A chart in, the key to its marks out: only those that are on it.

use super::marked;
use super::value::{Part, Print};
use crate::format::phrases::{self, list};
use crate::format::words;
use crate::format::{Lang, Locale};
use crate::model::{Chart, Flag, GoalView, Kind, Missing, Role, Scale, ViewKind, newest};
use crate::scale::extent;

/// A mark and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What looks like the mark; for the eye only.
    pub sign: &'static str,
    /// What it means.
    pub text: String,
}

/// Signs, and the flags that they stand for.
type Signs = &'static [(&'static str, &'static [Flag])];

const TENTATIVE: &[Flag] = &[Flag::Provisional, Flag::Estimated, Flag::Forecast];
/// Along lines.
const DRAWN: Signs =
    &[("○", &[Flag::Estimated]), ("┄○", &[Flag::Provisional, Flag::Forecast]), ("//", &[Flag::Break])];
/// Of two years, with what is between them.
const PAIRED: Signs = &[("○", TENTATIVE), ("┈", &[Flag::Break])];
/// On bars.
const HATCHED: Signs = &[("▨", TENTATIVE)];
/// In the corners of areas.
const CORNERED: Signs = &[("◥", TENTATIVE)];

/// The signs of an indicator's view, and that of a missing figure.
fn signs(view: ViewKind) -> (Signs, Option<&'static str>) {
    match view {
        ViewKind::Line | ViewKind::Multiples => (DRAWN, Some("×")),
        ViewKind::Dots | ViewKind::Slope => (PAIRED, None),
        ViewKind::Bars => (HATCHED, None),
        ViewKind::Heat | ViewKind::Map | ViewKind::Tiles => (CORNERED, Some("▨")),
        ViewKind::Table => (&[], None),
    }
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

/// Why figures are missing, in words: "withheld by the source, not collected".
pub fn kinds(kinds: &[Missing], lang: Lang) -> String {
    let mut said: Vec<String> = Vec::new();
    for kind in kinds {
        said.push(words::missing(*kind, lang).to_owned());
    }
    list(&said, ", ")
}

/// The marks on the chart and what they mean.
pub fn key(chart: &Chart, locale: &dyn Locale) -> Vec<Explained> {
    let mut found = Found::default();
    let (signs, none) = match &chart.kind {
        Kind::Indicator(indicator) => {
            let paired = matches!(indicator.show.view, ViewKind::Dots | ViewKind::Slope);
            for series in &indicator.series {
                let mut begun = false;
                for reading in &series.readings {
                    let number = reading.value.number().is_some();
                    if !indicator.shows(series, reading.year) {
                        // What is between two years changes how they are joined.
                        let between = begun && number && paired && reading.flag == Some(Flag::Break);
                        note(&mut found.flags, reading.flag.filter(|_| between));
                        continue;
                    }
                    // A break is marked where something lies before it.
                    note(&mut found.flags, reading.flag.filter(|f| number && (begun || f.is_tentative())));
                    begun |= number;
                    if series.role == Role::Highlighted {
                        note(&mut found.missing, reading.explained());
                    }
                }
            }
            signs(indicator.show.view)
        }
        Kind::Goals(goals) => {
            // Bars are of the latest readings, paths of all; rings and scorecards draw none.
            for measure in goals.goals.iter().flat_map(|goal| &goal.measures) {
                let latest = newest(&measure.readings).map(|(reading, _)| reading);
                let drawn = match goals.view {
                    GoalView::Bars => latest.map(std::slice::from_ref).unwrap_or_default(),
                    GoalView::Path => measure.readings.as_slice(),
                    GoalView::Scorecard | GoalView::Rings | GoalView::Table => &[],
                };
                for reading in drawn.iter().filter(|r| r.value.number().is_some()) {
                    note(&mut found.flags, reading.flag.filter(|f| f.is_tentative()));
                }
            }
            (if goals.view == GoalView::Bars { HATCHED } else { DRAWN }, None)
        }
    };
    let print = Print::words(locale);
    let lang = print.lang();
    let mut key = Vec::new();
    for (sign, flags) in signs {
        let mut here = Vec::new();
        for flag in flags.iter().filter(|flag| found.flags.contains(flag)) {
            let label = words::flag(*flag, lang);
            here.push(print.text(if here.is_empty() { Part::Text(label) } else { Part::Lower(label) }));
        }
        if !here.is_empty() {
            key.push(Explained { sign, text: list(&here, words::pick(lang, " or ", " o ")) });
        }
    }
    if let Some(sign) = none.filter(|_| !found.missing.is_empty()) {
        let none = Part::Text(words::pick(lang, "No figure", "Sin dato"));
        let text = print.said(phrases::NAMED, &[none, Part::Text(&kinds(&found.missing, lang))]);
        key.push(Explained { sign, text });
    }
    if let Kind::Indicator(indicator) = &chart.kind {
        let scaled = matches!(
            indicator.show.view,
            ViewKind::Line | ViewKind::Multiples | ViewKind::Dots | ViewKind::Slope
        );
        let (low, high) = extent(indicator);
        if scaled && indicator.show.scale != Scale::Log && (low > 0.0 || high < 0.0) {
            key.push(Explained { sign: "↕", text: print.said(phrases::NOT_FROM_ZERO, &[]) });
        }
        if indicator.is_marked() || indicator.show.view == ViewKind::Slope {
            marked::explain(indicator, locale, &mut key);
        }
    }
    key
}

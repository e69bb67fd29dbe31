//! What few line charts ask for: a log scale, references, annotations. In the browser these functions
//! are doors of the part `views` of the wasm (see `views::fetched`).

use super::Checking;
use crate::error::{Code, Place};
use crate::format::quantity::integer;
use crate::format::shortest::shortest;
use crate::json::pointer::push_index;
use crate::model::{Annotation, Finite, Indicator, Reference, Scale, Series, ViewKind};
use crate::spec::IndicatorSpec;
use crate::spec::words::resolve;

/// Most readings that a problem names.
const NAMED: usize = 3;

/// Settles a log scale: not for views whose bars, cells and tiles have none,
/// nor where no number is above zero. What has no place on it is noted, and a
/// view that has none, unless visitors may come to it from one that does.
#[inline(never)]
pub fn settle_log(spec: &IndicatorSpec, indicator: &mut Indicator, checking: &mut Checking) {
    indicator.show.scale = Scale::Linear;
    match indicator.show.view {
        ViewKind::Line | ViewKind::Dots | ViewKind::Slope | ViewKind::Multiples => {}
        ViewKind::Bars | ViewKind::Heat | ViewKind::Map | ViewKind::Tiles if !spec.switched => {
            return checking.note(Code::LogView, "/scale", "", "");
        }
        ViewKind::Bars | ViewKind::Heat | ViewKind::Map | ViewKind::Tiles | ViewKind::Table => return,
    }
    let above = |one: &Series| one.numbers().any(|(year, v)| v > 0.0 && indicator.shows(one, year));
    let above = indicator.series.iter().any(above);
    let beyond = indicator.nonpositive();
    let mut named = String::new();
    for (area, year, _) in beyond.iter().take(NAMED) {
        named.push_str(if named.is_empty() { "" } else { ", " });
        named.push_str(area.iso3);
        named.push(' ');
        named.push_str(&integer(*year));
    }
    if beyond.len() > NAMED {
        named.push_str(", …");
    }
    indicator.show.scale = if above { Scale::Log } else { Scale::NoLog };
    if !beyond.is_empty() {
        let place = Place::Pointer("/scale".to_owned());
        checking.problems.push(Code::LogNonPositive, place, &named, if above { "" } else { "linear" });
    }
}

/// Settles references and annotations. One that has no place on the chart is noted and left out; so are all in a view
/// other than lines, unless visitors may come to it from these.
#[inline(never)]
pub fn settle_marks(spec: &IndicatorSpec, indicator: &mut Indicator, checking: &mut Checking) {
    if indicator.show.view != ViewKind::Line {
        if !spec.switched {
            let list = if spec.references.is_empty() { "/annotations" } else { "/references" };
            checking.note(Code::MarkView, list, "", "");
        }
        return;
    }
    let at = |list: &str, i: usize, key: &str| {
        let mut pointer = list.to_owned();
        push_index(&mut pointer, i);
        pointer.push_str(key);
        pointer
    };
    for (i, reference) in spec.references.iter().enumerate() {
        let Some(value) = Finite::new(reference.value) else { continue };
        if indicator.show.scale == Scale::Log && reference.value <= 0.0 {
            checking.note(
                Code::LogNonPositive,
                &at("/references", i, "/value"),
                &shortest(value).plain(),
                "reference",
            );
            continue;
        }
        let label = reference.label.resolve(checking.lang).to_owned();
        indicator.show.references.push(Reference { value, label });
    }
    for (i, annotation) in spec.annotations.iter().enumerate() {
        let Some(area) = checking.area(&annotation.country, &at("/annotations", i, "/country")) else {
            continue;
        };
        let year = annotation.year;
        // Nobody's mistake where a visitor hides it.
        if super::indicator::is_named(&spec.hidden, area) {
            continue;
        }
        let shown = indicator.years.0 <= year && year <= indicator.years.1;
        if !shown || !indicator.series.iter().any(|s| s.area == area) {
            let asked = [area.iso3, " ", integer(year).as_str()].concat();
            checking.note(Code::CountryAbsent, &at("/annotations", i, ""), &asked, "");
            continue;
        }
        let text = annotation.text.resolve(checking.lang).to_owned();
        let description = resolve(&annotation.description, checking.lang);
        indicator.show.annotations.push(Annotation { area, year, text, description });
    }
}

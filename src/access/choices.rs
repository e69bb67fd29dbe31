//! What a visitor may choose, and what is chosen, for the controls around a
//! chart: lines of cells with tabs between, which the loader takes apart.

use crate::countries::{self, Area};
use crate::error::{Code, Problems};
use crate::format::Lang;
use crate::format::quantity::integer;
use crate::format::words::{area, missing};
use crate::model::check::{Sources, check, why_absent};
use crate::model::{Chart, Kind, Role, Scale};
use crate::scene::Color;
use crate::spec::{self, Spec};
use crate::theme::Theme;
use crate::views;

/// What the data of a spec offer, whatever of it the spec shows:
/// `years`, first, last; `place`, code, name, why it cannot be chosen (empty if
/// it can; else why it has no figures, as the data say), for each country and comparator in the data or in the spec, those
/// of the spec first. Empty for a spec that has no data, and for goals. A door
/// of the wasm part `extras`.
#[inline(never)]
pub fn choices(spec: &str, sources: &Sources, lang: Lang) -> String {
    let mut problems = Problems::default();
    let Some(Spec::Indicator(spec)) = spec::parse(spec, &mut problems) else { return String::new() };
    let mut places: Vec<(&Area, bool)> = Vec::new();
    let mut add = |area: &'static Area, there: bool| {
        if !places.iter().any(|(known, _)| *known == area) {
            places.push((area, there));
        }
    };
    let asked: Vec<&Area> =
        spec.countries.iter().flatten().filter_map(|name| countries::find(name)).collect();
    // All that there is: the same rules on the same data, asked for nothing less.
    let mut whole = spec;
    (whole.countries, whole.highlight, whole.hidden) = (None, None, None);
    (whole.from, whole.to, whole.year) = (None, None, None);
    // Nor what the part `views` checks, which may not be loaded.
    (whole.scale, whole.references, whole.annotations) = (Scale::Linear, Vec::new(), Vec::new());
    let mut problems = Problems::default();
    let whole = Spec::Indicator(whole);
    let chart = check(&whole, sources, lang, &mut problems);
    let Some(Chart { kind: Kind::Indicator(indicator), .. }) = chart else { return String::new() };
    let has = |area: &Area| indicator.series.iter().any(|series| series.area == area);
    for area in asked {
        add(area, has(area));
    }
    for series in &indicator.series {
        add(series.area, true);
    }
    for problem in problems.iter().filter(|problem| problem.code == Code::CountryAbsent) {
        if let Some(area) = countries::find(&problem.text) {
            add(area, false);
        }
    }
    let mut text = String::new();
    line(&mut text, &["years", &integer(indicator.years.0), &integer(indicator.years.1)]);
    for (place, there) in places {
        let why = match &whole {
            Spec::Indicator(spec) if !there => missing(why_absent(spec, place, sources), lang),
            _ => "",
        };
        line(&mut text, &["place", place.iso3, area(place, lang), why]);
    }
    text
}

/// What a chart shows: `years`, first, last; `series`, code, name, colour as
/// `#rrggbb`, `highlighted`, `muted` or `comparator`, and the shape of its dots, for each. Empty for
/// goals. A door of the wasm part `extras`.
#[inline(never)]
pub fn shown(chart: &Chart, theme: &Theme, lang: Lang) -> String {
    let mut text = String::new();
    let Kind::Indicator(indicator) = &chart.kind else { return text };
    line(&mut text, &["years", &integer(indicator.years.0), &integer(indicator.years.1)]);
    for (series, style) in indicator.series.iter().zip(views::styles(indicator, theme)) {
        let role = match series.role {
            Role::Highlighted => "highlighted",
            Role::Muted => "muted",
            Role::Comparator => "comparator",
        };
        let name = area(series.area, lang);
        let cells = ["series", series.area.iso3, name, &hex(style.color), role, style.marker.name()];
        line(&mut text, &cells);
    }
    text
}

fn line(text: &mut String, cells: &[&str]) {
    for (i, cell) in cells.iter().enumerate() {
        text.push_str(if i == 0 { "" } else { "\t" });
        text.push_str(cell);
    }
    text.push('\n');
}

fn hex(color: Color) -> String {
    let mut text = String::from("#");
    for channel in color.rgb {
        for digit in [channel >> 4, channel & 15] {
            text.extend(char::from_digit(digit.into(), 16));
        }
    }
    text
}

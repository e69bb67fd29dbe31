//! A spec of one indicator and its rows in, a sound [`Indicator`] out: whose
//! series, in which order and role, and which years.

use super::{Checking, long, marked, rows};
use crate::countries::{Area, find};
use crate::error::{Code, Place};
use crate::format::quantity::integer;
use crate::json::pointer::push_index;
use crate::model::{Gaps, Indicator, Missing, Role, Scale, Series, Show, Value, Year, give_slots, newest};
use crate::order;
use crate::read::{LONG_YEARS, Long, Observation, Table, is_year, note_unknown};
use crate::spec::IndicatorSpec;
use crate::spec::indicator::GapsSpec;

/// Checks an indicator; `None` if there is nothing to draw.
pub fn indicator(spec: &IndicatorSpec, checking: &mut Checking) -> Option<Indicator> {
    let clip = clip(spec, checking)?;
    let table = table(spec, checking)?;
    let long = table.map_or(&[][..], |table| &table.long);
    let inline = if long.is_empty() { inline(spec, checking) } else { long::without_inline(spec, checking) };
    let (of_table, series) = match table {
        Some(table) => (&*table.rows, checking.series(table, spec.indicator.as_ref(), "/indicator")?),
        None => (&[][..], 0),
    };
    let rows = || of_table.iter().filter(move |row| row.series == series).chain(&inline);
    let mut by_area = rows::by_area(&mut rows());
    // In the order met.
    let met = by_area.iter().map(|(area, _)| *area).chain(long.iter().filter_map(|long| long.area));
    let mut wanted = wanted(spec, met, checking);
    // A file that names no places is about the one that is asked for.
    let lone = table.is_some_and(|t| t.placeless) && wanted.len() == 1;
    if table.is_some_and(|t| t.placeless) {
        checking.problems.push(Code::PlaceAbsent, Place::Whole, "", if lone { "used" } else { "" });
    }
    order::sort_by(&mut wanted, |a, b| a.area.is_comparator().cmp(&b.area.is_comparator()));
    let is_lone = |row: &Observation| lone && row.place.is_empty();
    let is_own = |long: &&Long, area| long.area == Some(area) || (lone && long.place.is_empty());
    let chronicle = |area| long.iter().find(|long| is_own(long, area)).map(|long| &long.chronicle);
    let mut series = Vec::new();
    let mut absent = false;
    for want in wanted {
        let own = match by_area.iter_mut().find(|(area, _)| *area == want.area) {
            _ if lone => rows().filter(|row| row.area == Some(want.area) || is_lone(row)).collect(),
            Some((_, own)) => std::mem::take(own),
            None => Vec::new(),
        };
        let mut readings = rows::readings(own, checking.problems);
        rows::within(&mut readings, clip);
        let chronicle = chronicle(want.area).filter(|long| !long.within(clip).is_empty()).cloned();
        if newest(&readings).is_none() && chronicle.is_none() {
            absent = true;
            checking.problems.push(Code::CountryAbsent, want.place, &want.named, "");
        } else {
            let (area, role) = (want.area, Role::Highlighted);
            series.push(Series { area, role, readings, chronicle, slot: 0 });
        }
    }
    // Where the author chose countries and all of them are there, the other
    // rows of a file are nobody's mistake.
    if spec.countries.is_none() || absent {
        note_unknown(rows(), checking.problems);
        for long in long.iter().filter(|long| long.area.is_none() && !long.place.is_empty()) {
            let place = Place::Cell { line: 1, column: Some(long.column) };
            checking.problems.push(Code::CountryUnknown, place, &long.place, "");
        }
    }
    let (mut view, mut told) = (spec.view, None);
    if series.iter().any(|one| one.chronicle.is_some()) {
        let (drawn, years) = long::settle(spec, clip, &mut series, checking);
        (view, told) = (drawn, Some(years));
    }
    // The years shown are those asked for, else those of the numbers.
    let (all, first, last) = numbers(&series);
    if all.is_empty() {
        checking.problems.push(Code::DataEmpty, Place::Whole, "", "numbers");
        return None;
    }
    // And that of the view, though it be without numbers.
    let (first, last) = spec.year.map_or((first, last), |year| (first.min(year), last.max(year)));
    let years = (spec.from.unwrap_or(first), spec.to.unwrap_or(last));
    for one in &mut series {
        rows::within(&mut one.readings, years);
    }
    assign_roles(spec, &mut series, checking);
    give_slots(&mut series);
    choose(spec, &mut series);
    let mut indicator = Indicator {
        name: checking.text(&spec.indicator),
        unit: checking.text(&spec.unit),
        decimals: checking.decimals(spec.decimals, "/decimals", &all),
        better: spec.better.map(Into::into),
        years,
        gaps: match spec.gaps {
            GapsSpec::Break => Gaps::Break,
            GapsSpec::Bridge => Gaps::Bridge,
        },
        show: Show {
            view,
            year: spec.year,
            given: spec.given,
            scale: spec.scale,
            start: spec.start,
            free: spec.free,
            told,
            ..Show::default()
        },
        series,
    };
    if indicator.show.scale == Scale::Log {
        marked::settle_log(spec, &mut indicator, checking);
    }
    if !(spec.references.is_empty() && spec.annotations.is_empty()) {
        marked::settle_marks(spec, &mut indicator, checking);
    }
    Some(indicator)
}

/// All numbers, and the first and the last year that has one.
#[inline(never)]
fn numbers(series: &[Series]) -> (Vec<f64>, Year, Year) {
    let (mut all, mut first, mut last) = (Vec::new(), Year::MAX, Year::MIN);
    for one in series {
        for (year, number) in one.numbers() {
            (first, last) = (first.min(year), last.max(year));
            all.push(number);
        }
    }
    (all, first, last)
}

/// The years that may be shown.
fn clip(spec: &IndicatorSpec, checking: &mut Checking) -> Option<(Year, Year)> {
    let long = checking.sources.iter().any(|(_, table)| !table.long.is_empty());
    for (year, pointer) in [(spec.from, "/from"), (spec.to, "/to"), (spec.year, "/year")] {
        let sound = |y: &Year| if long { (LONG_YEARS.0..=LONG_YEARS.1).contains(y) } else { is_year(y) };
        if let Some(year) = year.filter(|y| !sound(y)) {
            checking.refuse(pointer, &integer(year), if long { "long" } else { "year" });
            return None;
        }
    }
    let (from, to) = (spec.from.unwrap_or(Year::MIN), spec.to.unwrap_or(Year::MAX));
    if from > to {
        checking.refuse("/to", &integer(to), "from<=to");
        return None;
    }
    if let Some(year) = spec.year.filter(|year| !(from..=to).contains(year)) {
        checking.refuse("/year", &integer(year), "from<=to");
        return None;
    }
    Some((from, to))
}

/// The table that the spec names, or the one that is there: `Some(None)` if
/// the spec holds its own figures, `None` if the data did not arrive.
fn table<'a>(spec: &IndicatorSpec, checking: &mut Checking<'a>) -> Option<Option<&'a Table>> {
    if let Some(name) = &spec.data {
        return checking.table(name, "/data").map(Some);
    }
    if spec.readings.is_some() {
        return Some(None);
    }
    // Data that arrived alone are this chart's, whatever their name.
    let only = checking.sources.first().filter(|_| checking.sources.len() == 1).map(|(_, t)| t);
    let own = checking.own_table().or(only);
    if own.is_none() {
        checking.problems.push(Code::DataMissing, Place::Whole, "", "");
    }
    own.map(Some)
}

/// Why an area has no figures: what its latest row in the data says. Of an area without rows nothing is known.
pub fn why_absent(spec: &IndicatorSpec, area: &Area, checking: &mut Checking) -> Missing {
    let Some(Some(table)) = table(spec, checking) else { return Missing::Unknown };
    let Some(series) = checking.series(table, spec.indicator.as_ref(), "/indicator") else {
        return Missing::Unknown;
    };
    let mut last = (Year::MIN, Missing::Unknown);
    for row in table.rows.iter().filter(|row| row.area == Some(area) && row.series == series) {
        if let Value::Missing(why) = row.value
            && row.year >= last.0
        {
            last = (row.year, why);
        }
    }
    last.1
}

/// The readings written in the spec.
fn inline(spec: &IndicatorSpec, checking: &mut Checking) -> Vec<Observation> {
    let mut rows = Vec::new();
    for (i, placed) in spec.readings.iter().flatten().enumerate() {
        let mut pointer = String::from("/readings");
        push_index(&mut pointer, i);
        if let Some(row) = checking.observation(&placed.reading, pointer, &placed.country) {
            rows.push(Observation { area: find(&placed.country), ..row });
        }
    }
    rows
}

/// An area whose series is to be shown.
struct Wanted {
    area: &'static Area,
    /// Where it is asked for.
    place: Place,
    /// As written there.
    named: String,
}

/// The areas asked for, each once; if none are asked for, all that there are.
fn wanted(
    spec: &IndicatorSpec,
    met: impl Iterator<Item = &'static Area>,
    checking: &mut Checking,
) -> Vec<Wanted> {
    let Some(asked) = &spec.countries else {
        return met.map(|area| Wanted { area, place: Place::Whole, named: area.iso3.to_owned() }).collect();
    };
    let mut wanted: Vec<Wanted> = Vec::new();
    for (i, text) in asked.iter().enumerate() {
        let mut pointer = String::from("/countries");
        push_index(&mut pointer, i);
        if let Some(area) = checking.area(text, &pointer)
            && !wanted.iter().any(|w| w.area == area)
        {
            wanted.push(Wanted { area, place: Place::Pointer(pointer), named: text.clone() });
        }
    }
    wanted
}

/// The roles that the author gives.
fn assign_roles(spec: &IndicatorSpec, series: &mut [Series], checking: &mut Checking) {
    let mut highlighted = Vec::new();
    for (i, text) in spec.highlight.iter().flatten().enumerate() {
        let mut pointer = String::from("/highlight");
        push_index(&mut pointer, i);
        let Some(area) = checking.area(text, &pointer) else { continue };
        if series.iter().any(|s| s.area == area) {
            highlighted.push(area);
        } else {
            checking.note(Code::CountryAbsent, &pointer, text, "");
        }
    }
    highlight(series, &|area| highlighted.contains(&area));
}

/// Regions and the world are comparators, unless they are highlighted
/// themselves. Where anything is, the countries that are not are muted.
fn highlight(series: &mut [Series], named: &dyn Fn(&Area) -> bool) {
    let any = series.iter().any(|one| named(one.area));
    for one in series {
        one.role = match named(one.area) {
            true => Role::Highlighted,
            false if one.area.is_comparator() => Role::Comparator,
            false if any => Role::Muted,
            false => Role::Highlighted,
        };
    }
}

/// What visitors choose: some series are hidden, though never all, and others
/// highlighted in place of the author's. Names of what is not there mean
/// nothing: a link may be older than the data.
fn choose(spec: &IndicatorSpec, series: &mut Vec<Series>) {
    if series.iter().any(|one| !is_named(&spec.hidden, one.area)) {
        series.retain(|one| !is_named(&spec.hidden, one.area));
    }
    if spec.focus.is_some() {
        highlight(series, &|area| is_named(&spec.focus, area));
    }
}

/// Whether an area is among those that visitors name.
pub fn is_named(names: &Option<Vec<String>>, area: &Area) -> bool {
    names.iter().flatten().any(|name| find(name) == Some(area))
}

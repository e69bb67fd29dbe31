//! A spec of one indicator and its rows in, a sound [`Indicator`] out: whose
//! series, in which order and role, and which years.

use super::rows::{self, Row};
use super::{Checking, numbers};
use crate::countries::{Area, AreaKind, find};
use crate::error::{Code, MOST_KEPT, Place};
use crate::model::{Gaps, Indicator, Role, Series, Year};
use crate::read::is_year;
use crate::spec::IndicatorSpec;
use crate::spec::indicator::GapsSpec;
use crate::spec::pointer::push_index;

/// Checks an indicator; `None` if there is nothing to draw.
pub fn indicator<'a>(spec: &'a IndicatorSpec, checking: &mut Checking<'a>) -> Option<Indicator> {
    let clip = clip(spec, checking)?;
    let rows = gather(spec, checking)?;
    let (mut wanted, comparators): (Vec<Wanted>, Vec<Wanted>) =
        wanted(spec, &rows, checking).into_iter().partition(|w| w.area.kind == AreaKind::Country);
    wanted.extend(comparators);
    let mut series = Vec::new();
    let mut absent = false;
    for want in &wanted {
        let own = rows.iter().filter(|row| row.area == Some(want.area)).cloned().collect();
        let mut readings = rows::readings(own, checking.problems);
        readings.retain(|r| clip.0 <= r.year && r.year <= clip.1);
        if numbers(&readings).next().is_some() {
            series.push(Series { area: want.area, role: Role::Highlighted, readings });
        } else {
            absent = true;
            checking.problems.push(Code::CountryAbsent, want.place.clone(), &want.named, "");
        }
    }
    // Where the author chose countries and all of them are there, the other
    // rows of a file are nobody's mistake.
    if spec.countries.is_none() || absent {
        note_unknown(&rows, checking);
    }
    let years = shown(spec, &series);
    let Some(years) = years else {
        checking.problems.push(Code::DataEmpty, Place::Whole, "", "numbers");
        return None;
    };
    for one in &mut series {
        one.readings.retain(|r| years.0 <= r.year && r.year <= years.1);
    }
    assign_roles(spec, &mut series, checking);
    let all = series.iter().flat_map(|s| numbers(&s.readings).map(|(_, n)| n.get()));
    Some(Indicator {
        name: checking.text(&spec.indicator),
        unit: checking.text(&spec.unit),
        decimals: checking.decimals(spec.decimals, "/decimals", all),
        better: spec.better.map(Into::into),
        years,
        gaps: match spec.gaps {
            GapsSpec::Break => Gaps::Break,
            GapsSpec::Bridge => Gaps::Bridge,
        },
        series,
    })
}

/// The years that may be shown.
fn clip(spec: &IndicatorSpec, checking: &mut Checking) -> Option<(Year, Year)> {
    for (year, pointer) in [(spec.from, "/from"), (spec.to, "/to")] {
        if let Some(year) = year.filter(|y| !is_year(y)) {
            checking.refuse(pointer, &year.to_string(), "year");
            return None;
        }
    }
    let (from, to) = (spec.from.unwrap_or(Year::MIN), spec.to.unwrap_or(Year::MAX));
    if from > to {
        checking.refuse("/to", &to.to_string(), "from<=to");
        return None;
    }
    Some((from, to))
}

/// All rows that the spec names or holds.
fn gather<'a>(spec: &'a IndicatorSpec, checking: &mut Checking<'a>) -> Option<Vec<Row<'a>>> {
    let table = match (&spec.data, &spec.readings) {
        (Some(name), _) => Some(checking.table(name, "/data")?),
        (None, Some(_)) => None,
        (None, None) => {
            // Data that arrived alone are this chart's, whatever their name.
            let only = checking.sources.first().filter(|_| checking.sources.len() == 1).map(|(_, t)| t);
            let own = checking.own_table().or(only);
            if own.is_none() {
                checking.problems.push(Code::DataMissing, Place::Whole, "", "");
            }
            Some(own?)
        }
    };
    let mut rows: Vec<Row> = table.iter().flat_map(|t| t.rows.iter().map(Row::from)).collect();
    for (i, reading) in spec.readings.iter().flatten().enumerate() {
        let mut pointer = String::from("/readings");
        push_index(&mut pointer, i);
        if !is_year(&reading.year) {
            pointer.push_str("/year");
            checking.refuse(&pointer, &reading.year.to_string(), "year");
            continue;
        }
        rows.push(Row {
            place: Place::Pointer(pointer),
            area: find(&reading.country),
            named: &reading.country,
            year: reading.year,
            value: rows::value(reading.value),
            low: reading.low,
            high: reading.high,
            std_error: None,
            flag: None,
            note: reading.note.as_ref().map_or("", |words| words.resolve(checking.lang)),
        });
    }
    Some(rows)
}

/// An area whose series is to be shown.
struct Wanted {
    area: &'static Area,
    /// Where it is asked for.
    place: Place,
    /// As written there.
    named: String,
}

/// The areas asked for, each once; if none are asked for, all in the rows.
fn wanted(spec: &IndicatorSpec, rows: &[Row], checking: &mut Checking) -> Vec<Wanted> {
    let Some(asked) = &spec.countries else {
        let areas = rows::areas(rows.iter().map(|row| row.area));
        return areas
            .into_iter()
            .map(|area| Wanted { area, place: Place::Whole, named: area.iso3.to_owned() })
            .collect();
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

/// Notes each place that no area has, once, where it is met first; no more of
/// them than are kept.
fn note_unknown(rows: &[Row], checking: &mut Checking) {
    let mut noted: Vec<&str> = Vec::new();
    for row in rows.iter().filter(|row| row.area.is_none()) {
        if noted.len() >= MOST_KEPT {
            return;
        }
        if !noted.contains(&row.named) {
            noted.push(row.named);
            checking.problems.push(Code::CountryUnknown, row.place.clone(), row.named, "");
        }
    }
}

/// First and last year shown: as asked for, else those of the numbers.
fn shown(spec: &IndicatorSpec, series: &[Series]) -> Option<(Year, Year)> {
    let years = || series.iter().flat_map(|s| numbers(&s.readings).map(|(year, _)| year));
    Some((spec.from.or(years().min())?, spec.to.or(years().max())?)).filter(|_| !series.is_empty())
}

/// Comparators are regions and the world. Where a country is highlighted, the
/// other countries are muted.
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
    let any = highlighted.iter().any(|area| area.kind == AreaKind::Country);
    for one in series {
        one.role = match one.area.kind {
            AreaKind::Region | AreaKind::World => Role::Comparator,
            AreaKind::Country if any && !highlighted.contains(&one.area) => Role::Muted,
            AreaKind::Country => Role::Highlighted,
        };
    }
}

//! One measure of a goal as written in, with its figures, baseline, target and
//! verdict out.

use super::rows::{self, Row};
use super::{Checking, numbers};
use crate::countries::Area;
use crate::error::{Code, Place};
use crate::model::{Better, Finite, Measure, Milestone, Reading, Target, Year};
use crate::progress::{Case, Verdict, linear};
use crate::read::{Table, is_year};
use crate::spec::GoalsSpec;
use crate::spec::goals::{MeasureSpec, Method};
use crate::spec::pointer::push_index;

/// One measure on its way.
pub struct Measuring<'s> {
    /// The whole spec.
    pub spec: &'s GoalsSpec,
    /// The measure as written.
    pub measure: &'s MeasureSpec,
    /// The top of the spec, if this is the only measure.
    pub overrides: Option<&'s GoalsSpec>,
    /// Pointer of the measure.
    pub at: String,
}

impl Measuring<'_> {
    /// The measure with its verdict; `None` if its data did not arrive.
    pub fn measure(&self, checking: &mut Checking) -> Option<Measure> {
        let (area, readings) = self.figures(checking)?;
        let only = self.overrides;
        let better: Option<Better> = only.and_then(|o| o.better).or(self.measure.better).map(Into::into);
        let unit = only.and_then(|o| o.unit.as_ref()).or(self.measure.unit.as_ref());
        let baseline = self.baseline(&readings, checking);
        let target = self.target(checking);
        let decimals = self.decimals(&readings, target.as_ref(), checking);
        let verdict = self.verdict(&Case {
            numbers: &numbers(&readings).map(|(year, n)| (year, n.get())).collect::<Vec<_>>(),
            baseline,
            target: target.as_ref().map(|t| (t.year, t.value)),
            better,
        });
        let measure = Measure {
            name: self.measure.name.resolve(checking.lang).to_owned(),
            unit: unit.map_or("", |words| words.resolve(checking.lang)).to_owned(),
            decimals,
            better,
            area,
            readings,
            baseline,
            milestones: self.milestones(checking),
            target,
            limits: self.limits(checking),
            source: checking.text(&self.measure.source),
            note: checking.text(&self.measure.note),
            verdict,
        };
        self.question(&measure, checking);
        Some(measure)
    }

    fn verdict(&self, case: &Case) -> Verdict {
        match self.spec.method {
            Method::Linear => linear::judge(case),
        }
    }

    fn decimals(&self, readings: &[Reading], target: Option<&Target>, checking: &mut Checking) -> u8 {
        let (asked, pointer) = match self.overrides.and_then(|o| o.decimals) {
            Some(decimals) => (Some(decimals), "/decimals".to_owned()),
            None => (self.measure.decimals, self.pointer("/decimals")),
        };
        let aimed = target.map(|t| t.value.get());
        checking.decimals(asked, &pointer, numbers(readings).map(|(_, n)| n.get()).chain(aimed))
    }

    fn pointer(&self, key: &str) -> String {
        [&self.at, key].concat()
    }

    /// Whose figures, and the figures; `None` if the data did not arrive.
    fn figures(&self, checking: &mut Checking) -> Option<(Option<&'static Area>, Vec<Reading>)> {
        let (country, country_at) = match &self.measure.country {
            Some(country) => (Some(country), self.pointer("/country")),
            None => (self.spec.country.as_ref(), "/country".to_owned()),
        };
        let asked = country.and_then(|text| checking.area(text, &country_at));
        let table = self.table(checking)?;
        let mut rows = self.inline(checking);
        let mut area = asked;
        if let Some(table) = table {
            // Data about one area need not be told which.
            if country.is_none() {
                let held = rows::areas(table.rows.iter().map(|o| o.area));
                area = held.first().copied().filter(|_| held.len() == 1);
                if held.len() > 1 {
                    self.note_empty("country", checking);
                }
            }
            rows.extend(area.into_iter().flat_map(|area| rows::of(table, area)));
        }
        let readings = rows::readings(rows, checking.problems);
        if numbers(&readings).next().is_none() {
            match (country, asked) {
                (Some(_), None) => {} // Said already.
                (Some(text), Some(_)) if table.is_some() => {
                    checking.note(Code::CountryAbsent, &country_at, text, "");
                }
                _ => self.note_empty(if table.is_none() { "data" } else { "" }, checking),
            }
        }
        Some((area, readings))
    }

    fn note_empty(&self, why: &str, checking: &mut Checking) {
        let name = self.measure.name.resolve(checking.lang);
        checking.note(Code::MeasureEmpty, &self.at, name, why);
    }

    /// The table that the figures are in: `Some(None)` if there is none to look
    /// in, `None` if it did not arrive.
    fn table<'a>(&self, checking: &mut Checking<'a>) -> Option<Option<&'a Table>> {
        if let Some(name) = &self.measure.data {
            return checking.table(name, &self.pointer("/data")).map(Some);
        }
        if self.measure.readings.is_some() {
            return Some(None);
        }
        match &self.spec.data {
            Some(name) => checking.table(name, "/data").map(Some),
            None => Some(checking.own_table()),
        }
    }

    /// The readings written in the spec.
    fn inline(&self, checking: &mut Checking) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        for (i, reading) in self.measure.readings.iter().flatten().enumerate() {
            let mut at = self.pointer("/readings");
            push_index(&mut at, i);
            if self.year(reading.year, &at, checking).is_none() {
                continue;
            }
            rows.push(Row {
                place: Place::Pointer(at),
                area: None,
                named: self.measure.name.resolve(checking.lang),
                year: reading.year,
                value: rows::value(reading.value),
                low: reading.low,
                high: reading.high,
                std_error: None,
                flag: None,
                note: reading.note.as_ref().map_or("", |words| words.resolve(checking.lang)),
            });
        }
        rows
    }

    /// A year in the spec, if a chart can have it.
    fn year(&self, year: Year, at: &str, checking: &mut Checking) -> Option<Year> {
        if !is_year(&year) {
            checking.refuse(&[at, "/year"].concat(), &year.to_string(), "year");
        }
        Some(year).filter(is_year)
    }

    /// The value given, else the reading of the year asked for, else the first.
    fn baseline(&self, readings: &[Reading], checking: &mut Checking) -> Option<(Year, Finite)> {
        let first = numbers(readings).next();
        let written = self.measure.baseline.as_ref();
        let (year, value, at) = match (self.overrides.and_then(|o| o.baseline_year), written) {
            (Some(year), _) => (year, None, "/baseline_year".to_owned()),
            (None, Some(baseline)) => {
                let at = self.pointer("/baseline");
                self.year(baseline.year, &at, checking)?;
                (baseline.year, baseline.value, at)
            }
            (None, None) => return first,
        };
        if let Some(value) = value.and_then(Finite::new) {
            return Some((year, value));
        }
        let found = numbers(readings).find(|(y, _)| *y == year);
        if let (None, Some((used, _))) = (found, first) {
            checking.note(Code::BaselineAbsent, &at, &year.to_string(), &used.to_string());
        }
        found.or(first)
    }

    /// What is aimed at. A target set at the top of the spec, which is where
    /// the element's attributes land, is the page's own: never official.
    fn target(&self, checking: &mut Checking) -> Option<Target> {
        let written = self.measure.target.as_ref();
        let top = self.overrides.map_or((None, None), |o| (o.target, o.target_year));
        if top == (None, None) {
            let target = written?;
            return Some(Target {
                year: self.year(target.year, &self.pointer("/target"), checking)?,
                value: Finite::new(target.value)?,
                official: target.official,
                note: checking.text(&target.note),
            });
        }
        let (value, year) = (top.0.or(written.map(|t| t.value)), top.1.or(written.map(|t| t.year)));
        let Some(value) = value.and_then(Finite::new) else {
            checking.refuse("/target", "", "required");
            return None;
        };
        let Some(year) = year else {
            checking.refuse("/target_year", "", "required");
            return None;
        };
        if !is_year(&year) {
            checking.refuse("/target_year", &year.to_string(), "year");
            return None;
        }
        Some(Target { year, value, official: false, note: String::new() })
    }

    /// Says what makes a target hard to judge by; it is drawn all the same.
    fn question(&self, measure: &Measure, checking: &mut Checking) {
        let Some(target) = &measure.target else { return };
        let (low, high) = measure.limits;
        let outside = low.is_some_and(|low| target.value < low) || high.is_some_and(|h| target.value > h);
        let why = match (measure.baseline, measure.better) {
            (Some((_, base)), _) if base == target.value => "equal",
            (Some((year, _)), _) if target.year <= year => "year",
            (Some((_, base)), Some(Better::Lower)) if target.value > base => "direction",
            (Some((_, base)), Some(Better::Higher)) if target.value < base => "direction",
            _ if outside => "limits",
            _ => return,
        };
        let at = if self.measure.target.is_some() { self.pointer("/target") } else { "/target".to_owned() };
        checking.note(Code::TargetDegenerate, &at, "", why);
    }

    /// The steps, sorted by year; two for one year are refused.
    fn milestones(&self, checking: &mut Checking) -> Vec<Milestone> {
        let mut steps: Vec<Milestone> = Vec::new();
        for (i, step) in self.measure.milestones.iter().enumerate() {
            let mut at = self.pointer("/milestones");
            push_index(&mut at, i);
            let year = self.year(step.year, &at, checking);
            if let (Some(year), Some(value)) = (year, Finite::new(step.value)) {
                let at_year = steps.iter().position(|s| s.year >= year).unwrap_or(steps.len());
                match steps.get(at_year) {
                    Some(step) if step.year == year && step.value == value => {}
                    Some(step) if step.year == year => checking.refuse(&at, &year.to_string(), "once"),
                    _ => steps.insert(at_year, Milestone { year, value }),
                }
            }
        }
        steps
    }

    fn limits(&self, checking: &mut Checking) -> (Option<Finite>, Option<Finite>) {
        let Some(limits) = &self.measure.limits else { return (None, None) };
        let bounds = (limits.low.and_then(Finite::new), limits.high.and_then(Finite::new));
        if let (Some(low), Some(high)) = bounds
            && low >= high
        {
            checking.note(Code::IntervalInvalid, &self.pointer("/limits"), "", "limits");
            return (None, None);
        }
        bounds
    }
}

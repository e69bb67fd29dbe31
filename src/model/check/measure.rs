//! One measure of a goal as written in, with its figures, baseline, target and
//! verdict out.

use super::target::Aimed;
use super::{Checking, numbers, rows};
use crate::countries::Area;
use crate::error::Code;
use crate::format::quantity::integer;
use crate::json::pointer::push_index;
use crate::model::{Better, Finite, Judgement, Measure, Milestone, Reading, Target, Year, broken, newest};
use crate::progress::{Case, Method, Verdict, Why};
use crate::read::{Observation, Table, is_year};
use crate::spec::goals::Judges;
use crate::spec::measure::MeasureSpec;
use crate::spec::{GoalsSpec, Words};

/// The least and the most that a measure may count in its goal's verdict.
const WEIGHT: (f64, f64) = (0.001, 1000.0);

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
        let numbers = numbers(&readings);
        let baseline = self.baseline(&readings, checking);
        let mut target = self.target(checking);
        let aimed = Aimed::new(&mut target, baseline, &numbers, better);
        let decimals = self.decimals(&numbers, target.as_ref(), checking);
        let aim = target.as_ref().map(|t| (t.year, t.value));
        let limits = self.limits(checking);
        // Without a baseline of the author's, what lies before a break does not count.
        let since = if self.names_baseline() { Year::MIN } else { broken(&readings) };
        let judged: Vec<(Year, f64)> = numbers.iter().copied().filter(|(year, _)| *year >= since).collect();
        let case = Case { numbers: &judged, baseline, target: aim, better: aimed.better, limits };
        let judge = |method: Method| match aimed.past {
            true => Verdict::left_open(method, Why::PastBand),
            false => method.judge(&case),
        };
        let (method, others) = match self.spec.method {
            Judges::One(method) => (method, &[][..]),
            Judges::Compare => (Method::default(), &Method::ALL[..]),
        };
        let others = others.iter().filter(|other| **other != method);
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
            limits,
            weight: self.weight(checking),
            source: checking.text(&self.measure.source),
            note: checking.text(&self.measure.note),
            verdict: judge(method),
            judgement: self.judgement(checking),
            compared: others.map(|other| judge(*other)).collect(),
        };
        self.question(&measure, checking);
        Some(measure)
    }

    fn decimals(&self, numbers: &[(Year, f64)], target: Option<&Target>, checking: &mut Checking) -> u8 {
        let (asked, pointer) = match self.overrides.and_then(|o| o.decimals) {
            Some(decimals) => (Some(decimals), "/decimals".to_owned()),
            None => (self.measure.decimals, self.pointer("/decimals")),
        };
        let mut all: Vec<f64> = numbers.iter().map(|(_, n)| *n).collect();
        all.extend(target.into_iter().flat_map(Target::ends));
        all.extend(self.measure.milestones.iter().map(|step| step.value).filter(|value| value.is_finite()));
        let written = self.measure.baseline.as_ref().and_then(|baseline| baseline.value);
        all.extend(written.filter(|value| value.is_finite()));
        checking.decimals(asked, &pointer, &all)
    }

    pub(super) fn pointer(&self, key: &str) -> String {
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
        let inline = self.inline(checking);
        let mut rows: Vec<&Observation> = inline.iter().collect();
        let mut area = asked;
        if let Some(table) = table {
            let wanted = self.measure.indicator.as_ref();
            let series = checking.series(table, wanted, &self.pointer("/indicator"))?;
            let own = || table.rows.iter().filter(move |row| row.series == series);
            // Data about one area need not be told which.
            if country.is_none() {
                let held = rows::by_area(&mut own());
                area = held.first().map(|(area, _)| *area).filter(|_| held.len() == 1);
                if held.len() > 1 {
                    self.note_empty("country", checking);
                }
            }
            if table.placeless {
                rows.extend(own());
            } else if area.is_some() {
                rows.extend(own().filter(|row| row.area == area));
            }
        }
        let readings = rows::readings(rows, checking.problems);
        if newest(&readings).is_none() {
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
    fn inline(&self, checking: &mut Checking) -> Vec<Observation> {
        let mut rows = Vec::new();
        let name = self.measure.name.resolve(checking.lang);
        for (i, reading) in self.measure.readings.iter().flatten().enumerate() {
            let mut at = self.pointer("/readings");
            push_index(&mut at, i);
            rows.extend(checking.observation(reading, at, name));
        }
        rows
    }

    /// A year in the spec, if a chart can have it.
    pub(super) fn year(&self, year: Year, at: &str, checking: &mut Checking) -> Option<Year> {
        if !is_year(&year) {
            checking.refuse(&[at, "/year"].concat(), &integer(year), "year");
        }
        Some(year).filter(is_year)
    }

    fn names_baseline(&self) -> bool {
        self.measure.baseline.is_some() || self.overrides.is_some_and(|o| o.baseline_year.is_some())
    }

    /// The value given, else the reading of the year asked for, else the first since the last break in the series. A reading that is the only one is what was reached:
    /// unless it is named, it is not where the way began as well.
    fn baseline(&self, readings: &[Reading], checking: &mut Checking) -> Option<(Year, Finite)> {
        let numbers = &numbers(readings);
        let broken = broken(readings);
        let finite = |number: &(Year, f64)| Some((number.0, Finite::new(number.1)?));
        let first = numbers.iter().find(|(year, _)| *year >= broken).and_then(finite);
        let written = self.measure.baseline.as_ref();
        let (year, value, at) = match (self.overrides.and_then(|o| o.baseline_year), written) {
            (Some(year), _) => (year, None, "/baseline_year".to_owned()),
            (None, Some(baseline)) => {
                let at = self.pointer("/baseline");
                self.year(baseline.year, &at, checking)?;
                (baseline.year, baseline.value, at)
            }
            (None, None) => {
                let several = numbers.iter().filter(|(year, _)| *year >= broken).count() > 1;
                return first.filter(|_| several);
            }
        };
        if let Some(value) = value.and_then(Finite::new) {
            return Some((year, value));
        }
        let found = numbers.iter().find(|n| n.0 == year).and_then(finite);
        if let (None, Some((used, _))) = (found, first) {
            checking.note(Code::BaselineAbsent, &at, &integer(year), &integer(used));
        }
        found.or(first)
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
                    Some(step) if step.year == year => checking.refuse(&at, &integer(year), "once"),
                    _ => steps.insert(at_year, Milestone { year, value }),
                }
            }
        }
        steps
    }

    /// A judgement needs somebody who judges, and a reason.
    fn judgement(&self, checking: &mut Checking) -> Option<Judgement> {
        let written = self.measure.judgement.as_ref()?;
        let said = |words: &Words| words.resolve(checking.lang).trim().to_owned();
        let (by, reason) = (said(&written.by), said(&written.reason));
        for (text, key) in [(&by, "/judgement/by"), (&reason, "/judgement/reason")] {
            if text.is_empty() {
                checking.refuse(&self.pointer(key), "", "required");
            }
        }
        Some(Judgement { status: written.status?, by, reason })
    }

    /// Ratios of weights stay within what a sum of numbers can hold.
    fn weight(&self, checking: &mut Checking) -> f64 {
        let weight = self.measure.weight.unwrap_or(1.0);
        if !(WEIGHT.0..=WEIGHT.1).contains(&weight) {
            checking.refuse(&self.pointer("/weight"), "", "weight");
        }
        weight
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

//! The target of a measure as written in, sound and questioned, out.

use super::Checking;
use super::measure::Measuring;
use crate::error::Code;
use crate::format::quantity::integer;
use crate::model::{Better, Finite, Interval, Measure, Target, Year};
use crate::progress::band::{self, Aim};
use crate::read::is_year;
use crate::spec::measure::TargetSpec;

/// What a target comes to once the figures are known.
pub struct Aimed {
    /// Which way is better: of a band, toward it.
    pub better: Option<Better>,
    /// Whether the figures went through a band and out on the other side.
    pub past: bool,
}

impl Aimed {
    /// Sets the end of a band that the way is counted to.
    pub fn new(
        target: &mut Option<Target>,
        baseline: Option<(Year, Finite)>,
        numbers: &[(Year, f64)],
        better: Option<Better>,
    ) -> Self {
        let Some((target, band)) = target.as_mut().and_then(|t| t.band.map(|band| (t, band))) else {
            return Aimed { better, past: false };
        };
        let latest = numbers.last().map(|(_, value)| *value);
        let (end, aimed) = match band::aim(band, baseline.map(|(_, from)| from.get()), latest) {
            Aim::End(end, side) => (end, Aimed { better: Some(side), past: false }),
            Aim::Past(end) => (end, Aimed { better, past: true }),
        };
        target.value = Finite::new(end).unwrap_or(target.value);
        aimed
    }
}

impl Measuring<'_> {
    /// What is aimed at. A target set at the top of the spec, which is where
    /// the element's attributes land, is the page's own: never official.
    pub(super) fn target(&self, checking: &mut Checking) -> Option<Target> {
        let written = self.measure.target.as_ref();
        let top = self.overrides.map_or((None, None), |o| (o.target, o.target_year));
        if top == (None, None) {
            let target = written?;
            let at = self.pointer("/target");
            let (value, band) = self.aim(target, &at, checking)?;
            return Some(Target {
                year: self.year(target.year, &at, checking)?,
                value,
                band,
                official: target.official,
                note: checking.text(&target.note),
            });
        }
        let year = top.1.or(written.map(|t| t.year));
        let (value, band) = match (top.0.and_then(Finite::new), written) {
            (Some(value), _) => (value, None),
            (None, Some(target)) => self.aim(target, &self.pointer("/target"), checking)?,
            (None, None) => {
                checking.refuse("/target", "", "required");
                return None;
            }
        };
        let Some(year) = year else {
            checking.refuse("/target_year", "", "required");
            return None;
        };
        if !is_year(&year) {
            checking.refuse("/target_year", &integer(year), "year");
            return None;
        }
        Some(Target { year, value, band, official: false, note: String::new() })
    }

    /// A value, or both ends of a band.
    fn aim(
        &self,
        target: &TargetSpec,
        at: &str,
        checking: &mut Checking,
    ) -> Option<(Finite, Option<Interval>)> {
        let [value, low, high] = [target.value, target.low, target.high].map(|n| n.and_then(Finite::new));
        match (value, low, high) {
            (Some(value), None, None) => Some((value, None)),
            (None, Some(low), Some(high)) if low < high => Some((low, Some(Interval { low, high }))),
            _ => {
                checking.refuse(at, "", "aim");
                None
            }
        }
    }

    /// Says what makes a target hard to judge by; it is drawn all the same.
    pub(super) fn question(&self, measure: &Measure, checking: &mut Checking) {
        let Some(target) = &measure.target else { return };
        let (low, high) = measure.limits;
        let [least, most] = target.ends();
        let outside = low.is_some_and(|low| least < low.get()) || high.is_some_and(|h| most > h.get());
        let value = Some(target.value).filter(|_| target.band.is_none());
        let why = match (measure.baseline, measure.better) {
            (Some((_, base)), _) if Some(base) == value => "equal",
            (Some((year, _)), _) if target.year <= year => "year",
            (Some((_, base)), Some(Better::Lower)) if value > Some(base) => "direction",
            (Some((_, base)), Some(Better::Higher)) if value.is_some_and(|value| value < base) => "direction",
            _ if outside => "limits",
            _ => return,
        };
        let at = if self.measure.target.is_some() { self.pointer("/target") } else { "/target".to_owned() };
        checking.note(Code::TargetDegenerate, &at, "", why);
    }
}

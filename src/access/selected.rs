//! A reading as the page is told of it: codes and numbers, no words.

use crate::figure::Key;
use crate::model::{Chart, Flag, Kind, Reading, Year};

/// What `chart-select` carries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Selected {
    /// ISO 3166 alpha-3, or an agency's code for a region; empty where the figures are no country's.
    pub country: &'static str,
    /// The year.
    pub year: Option<Year>,
    /// The value; `None` where there is none.
    pub value: Option<f64>,
    /// The source's mark, as a code.
    pub flag: Option<&'static str>,
}

/// The reading of a key: of a goal, its latest. `None` if the key names none.
pub fn selected(chart: &Chart, key: Key) -> Option<Selected> {
    match &chart.kind {
        Kind::Indicator(indicator) => {
            let series = indicator.series.get(key.row)?;
            let year = indicator.years.0.checked_add(i32::try_from(key.column).ok()?)?;
            let found = told(series.area.iso3, series.at(year));
            (year <= indicator.years.1).then_some(Selected { year: Some(year), ..found })
        }
        Kind::Goals(goals) => {
            let rows = goals.rows();
            let measure = rows.get(key.row)?.measure;
            let latest = measure.and_then(|m| m.readings.iter().rfind(|r| r.value.number().is_some()));
            Some(told(measure.and_then(|m| m.area).map_or("", |a| a.iso3), latest))
        }
    }
}

fn told(country: &'static str, reading: Option<&Reading>) -> Selected {
    Selected {
        country,
        year: reading.map(|r| r.year),
        value: reading.and_then(|r| r.value.number()),
        flag: reading.and_then(|r| r.flag).map(code),
    }
}

fn code(flag: Flag) -> &'static str {
    match flag {
        Flag::Provisional => "provisional",
        Flag::Estimated => "estimated",
        Flag::Forecast => "forecast",
        Flag::Break => "break",
    }
}

//! A reading as the page is told of it: codes and numbers, no words.

use super::csv::{flag, missing};
use super::describe::year_of;
use crate::figure::{Key, WHOLE};
use crate::model::{Chart, GoalView, Kind, Missing, Reading, Value, Year, newest};

/// What `chart-select` carries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Selected {
    /// ISO 3166 alpha-3, or an agency's code for a region; empty where the figures are no country's.
    pub country: &'static str,
    /// The year.
    pub year: Option<Year>,
    /// The value; `None` where there is none.
    pub value: Option<f64>,
    /// Why there is none, as a code; `None` where there is one.
    pub missing: Option<&'static str>,
    /// The source's mark, as a code.
    pub flag: Option<&'static str>,
}

/// The reading of a key: of a goal, its latest. `None` if the key names none.
pub fn selected(chart: &Chart, key: Key) -> Option<Selected> {
    match &chart.kind {
        Kind::Indicator(indicator) => {
            let series = indicator.series.get(key.row)?;
            let year = year_of(indicator, key.column)?;
            Some(Selected { year: Some(year), ..told(series.area.iso3, series.at(year)) })
        }
        Kind::Goals(goals) => {
            let rows = goals.rows();
            let measure = rows.get(key.row)?.measure;
            if key.column == WHOLE {
                // A goal as a whole has no one reading.
                let area = measure.filter(|_| goals.view == GoalView::Scorecard).and_then(|m| m.area);
                return Some(told(area.map_or("", |a| a.iso3), None));
            }
            let latest = measure.and_then(|m| newest(&m.readings)).map(|(reading, _)| reading);
            Some(told(measure.and_then(|m| m.area).map_or("", |a| a.iso3), latest))
        }
    }
}

/// The key of a country's reading of a year, if the chart is of an indicator and shows it.
pub fn find(chart: &Chart, country: &str, year: Year) -> Option<Key> {
    let Kind::Indicator(indicator) = &chart.kind else { return None };
    let row = indicator.series.iter().position(|series| series.area.iso3 == country)?;
    let column = usize::try_from(year.checked_sub(indicator.years.0)?).ok()?;
    year_of(indicator, column).map(|_| Key { row, column })
}

fn told(country: &'static str, reading: Option<&Reading>) -> Selected {
    let value = reading.map_or(Value::Missing(Missing::Unknown), |r| r.value);
    Selected {
        country,
        year: reading.map(|r| r.year),
        value: value.number(),
        missing: match value {
            Value::Number(_) => None,
            // As the command line has it.
            Value::Missing(Missing::Unknown) => Some("unknown"),
            Value::Missing(why) => Some(missing(why)),
        },
        flag: reading.and_then(|r| r.flag).map(flag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Problems;
    use crate::format::Lang;
    use crate::model::check::check;
    use crate::{read, spec};

    fn chart(spec: &str, data: &[u8]) -> Option<Chart> {
        let mut problems = Problems::default();
        let spec = spec::parse(spec, &mut problems)?;
        let sources = [("d".to_owned(), read::read(data, &read::Request::default(), &mut problems))];
        check(&spec, &sources, Lang::En, &mut problems)
    }

    #[test]
    fn an_indicator_tells_of_every_year_and_no_other() {
        let spec = r#"{"version": 1, "chart": "country-indicator", "data": "d"}"#;
        let rows =
            b"country,year,value\nHND,2000,5\nHND,2002,7\nHND,2003,\nHND,2004,not collected\nHND,2005,8\n";
        let chart = chart(spec, rows);
        let at = |column| selected(chart.as_ref()?, Key { row: 0, column });
        let told = |year, value, missing| {
            Some(Selected { country: "HND", year: Some(year), value, missing, flag: None })
        };
        assert_eq!(at(0), told(2000, Some(5.0), None));
        assert_eq!(at(1), told(2001, None, Some("unknown")), "no row");
        assert_eq!(at(2), told(2002, Some(7.0), None));
        assert_eq!(at(3), told(2003, None, Some("unknown")), "a blank cell");
        assert_eq!(at(4), told(2004, None, Some("not collected")));
        assert_eq!(at(5), told(2005, Some(8.0), None));
        assert_eq!([at(6), at(usize::MAX)], [None, None]);
        assert_eq!(selected(&chart.unwrap_or_else(|| unreachable!()), Key { row: 1, column: 0 }), None);
    }

    #[test]
    fn a_goal_tells_of_its_latest_reading() {
        let spec = r#"{"version": 1, "chart": "goal-progress", "data": "d", "country": "HND", "goals": [
            {"title": "Safer", "indicators": [{"name": "Rate"}]}, {"title": "Closer"}]}"#;
        let chart = chart(spec, b"country,year,value\nHND,2000,5\nHND,2001,7\nHND,2002,\n");
        let at = |row| selected(chart.as_ref()?, Key { row, column: 0 });
        let told = Selected { country: "HND", year: Some(2001), value: Some(7.0), missing: None, flag: None };
        assert_eq!(at(0), Some(told));
        let nothing = Selected { country: "", year: None, value: None, missing: Some("unknown"), flag: None };
        assert_eq!(at(1), Some(nothing));
        assert_eq!(at(2), None);
    }
}

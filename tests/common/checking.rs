//! Specs and data put together, in short.

use carsi_charts::error::{Place, Problems};
use carsi_charts::format::Lang;
use carsi_charts::model::check::check;
use carsi_charts::model::{Chart, Goals, Indicator, Kind, Measure, Reading, Role};
use carsi_charts::read::{Request, Table, read};
use carsi_charts::spec::parse;

/// A falling series of one country.
pub const FALLING: &str = "country,year,value\nHND,2010,80\nHND,2015,60\nHND,2020,40\n";

pub fn run(spec: &str, files: &[(&str, &str)], lang: Lang) -> (Option<Chart>, Vec<String>) {
    let mut problems = Problems::default();
    let sources: Vec<(String, Table)> = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), read(text.as_bytes(), &Request::default(), &mut problems)))
        .collect();
    let chart = parse(spec, &mut problems).and_then(|spec| check(&spec, &sources, lang, &mut problems));
    assert_eq!(chart.is_none(), problems.failed(), "a chart or an error: {problems:?}");
    if let Some(chart) = &chart {
        assert_sound(chart);
    }
    let said = problems
        .iter()
        .map(|p| {
            let place = match &p.place {
                Place::Cell { line, .. } => line.to_string(),
                Place::Pointer(pointer) => pointer.clone(),
                Place::Whole => "-".to_owned(),
            };
            format!("{} {place} [{}] {}", p.code.name(), p.text, p.arg).trim_end().to_owned()
        })
        .collect();
    (chart, said)
}

pub fn indicator(keys: &str, data: &str) -> (Option<Indicator>, Vec<String>) {
    let spec = format!(r#"{{"version": 1, "chart": "country-indicator"{keys}}}"#);
    let (chart, said) = run(&spec, &[("d", data)], Lang::En);
    let indicator = chart.map(|c| match c.kind {
        Kind::Indicator(indicator) => indicator,
        Kind::Goals(_) => panic!(),
    });
    (indicator, said)
}

pub fn goals(spec: &str, files: &[(&str, &str)]) -> (Option<Goals>, Vec<String>) {
    let spec = format!(r#"{{"version": 1, "chart": "goal-progress", {spec}}}"#);
    let (chart, said) = run(&spec, files, Lang::En);
    let goals = chart.map(|c| match c.kind {
        Kind::Goals(goals) => goals,
        Kind::Indicator(_) => panic!(),
    });
    (goals, said)
}

/// One goal with one measure.
pub fn measure(top: &str, keys: &str, data: &str) -> (Option<Measure>, Vec<String>) {
    let spec =
        format!(r#"{top} "goals": [{{"title": "t", "indicators": [{{"name": "m", "data": "d" {keys}}}]}}]"#);
    let (goals, said) = goals(&spec, &[("d", data)]);
    (goals.map(|mut g| g.goals.remove(0).measures.remove(0)), said)
}

/// `HND H 2015=1 2016=?`, one text for a series.
pub fn drawn(indicator: &Indicator) -> Vec<String> {
    let one =
        |r: &Reading| format!("{}={}", r.year, r.value.number().map_or("?".to_owned(), |n| n.to_string()));
    indicator
        .series
        .iter()
        .map(|s| {
            let role = match s.role {
                Role::Highlighted => "H",
                Role::Muted => "M",
                Role::Comparator => "C",
            };
            format!("{} {role} {}", s.area.iso3, s.readings.iter().map(one).collect::<Vec<_>>().join(" "))
        })
        .collect()
}

pub fn assert_sound(chart: &Chart) {
    let sorted = |readings: &[Reading]| {
        assert!(readings.windows(2).all(|w| w[0].year < w[1].year), "sorted, one a year");
        for r in readings {
            assert!((1000..3000).contains(&r.year));
            if let Some(i) = r.interval {
                let value = r.value.number().expect("an interval has a value");
                assert!(i.low.get() <= value && value <= i.high.get());
            }
        }
    };
    let href = &chart.texts.source_href;
    assert!(href.is_empty() || carsi_charts::model::check::safe_url(href));
    match &chart.kind {
        Kind::Indicator(indicator) => {
            let (from, to) = indicator.years;
            assert!(from <= to && !indicator.series.is_empty() && indicator.decimals <= 6);
            for s in &indicator.series {
                sorted(&s.readings);
                assert!(s.latest().is_some(), "at least one number");
                assert!(s.readings.iter().all(|r| from <= r.year && r.year <= to));
                match s.role {
                    Role::Comparator => assert!(s.area.is_comparator()),
                    Role::Muted => assert!(!s.area.is_comparator()),
                    Role::Highlighted => {}
                }
            }
            let compared = indicator.series.iter().map(|s| s.area.is_comparator());
            assert!(compared.is_sorted(), "comparators come after the countries");
            let mut codes: Vec<_> = indicator.series.iter().map(|s| s.area.iso3).collect();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), indicator.series.len(), "an area once");
        }
        Kind::Goals(goals) => {
            assert!(!goals.goals.is_empty());
            for m in goals.goals.iter().flat_map(|g| &g.measures) {
                sorted(&m.readings);
                assert!(m.decimals <= 6);
                assert!(m.milestones.windows(2).all(|w| w[0].year < w[1].year));
                if let (Some(low), Some(high)) = m.limits {
                    assert!(low < high);
                }
            }
        }
    }
}

//! Small charts with invented numbers, for the tests of words.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use carsi_charts::countries::find;
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::*;
use carsi_charts::progress::{Case, linear};

pub const EN: NativeLocale = NativeLocale { lang: Lang::En };
pub const ES: NativeLocale = NativeLocale { lang: Lang::Es };

pub fn finite(value: f64) -> Finite {
    Finite::new(value).unwrap()
}

pub fn number(year: Year, value: f64) -> Reading {
    Reading { year, value: Value::Number(finite(value)), interval: None, flag: None, note: String::new() }
}

pub fn series(code: &str, role: Role, readings: Vec<Reading>) -> Series {
    Series { area: find(code).unwrap(), role, readings, chronicle: None, slot: 0 }
}

pub fn numbers(values: &[(Year, f64)]) -> Vec<Reading> {
    values.iter().map(|(year, value)| number(*year, *value)).collect()
}

/// Three countries, 2001 to 2004: one with a gap, a flag and an interval, one
/// that ends early, one that falls.
pub fn indicator(lang: Lang, roles: [Role; 3]) -> Indicator {
    let mut first = numbers(&[(2001, 1000.25), (2003, 12345.678), (2004, 9999.95)]);
    first[2].interval = Some(Interval { low: finite(-9000.0), high: finite(12000.5) });
    first[2].flag = Some(Flag::Provisional);
    first[2].note = "Counted twice.".to_owned();
    let missing = Reading { value: Value::Missing(Missing::Suppressed), ..number(2002, 0.0) };
    first.insert(1, missing);
    let (name, unit) = match lang {
        Lang::En => ("Lost umbrellas", "umbrellas per town"),
        Lang::Es => ("Paraguas perdidos", "paraguas por pueblo"),
    };
    Indicator {
        name: name.to_owned(),
        unit: unit.to_owned(),
        decimals: 1,
        better: Some(Better::Lower),
        years: (2001, 2004),
        gaps: Gaps::Break,
        show: Default::default(),
        series: vec![
            series("HND", roles[0], first),
            series("PAN", roles[1], numbers(&[(2001, 7.0), (2002, 6.0), (2003, 5.0)])),
            series("BLZ", roles[2], numbers(&[(2001, 30.04), (2002, 29.0), (2003, 22.0), (2004, 12.0)])),
        ],
    }
}

pub fn chart(kind: Kind) -> Chart {
    let source = "Office of \"Umbrellas\", =Ltd".to_owned();
    Chart { texts: Texts { source, ..Texts::default() }, kind }
}

pub fn plain(lang: Lang) -> Chart {
    chart(Kind::Indicator(indicator(lang, [Role::Highlighted; 3])))
}

/// Measured in towns, with a verdict by the straight-line method.
pub fn measure(values: &[(Year, f64)], target: Option<(Year, f64, bool)>, better: Option<Better>) -> Measure {
    let baseline = values.first().map(|(year, value)| (*year, finite(*value)));
    let target = target.map(|(year, value, official)| Target {
        band: None,
        year,
        value: finite(value),
        official,
        note: if official { String::new() } else { "Set by this test.".to_owned() },
    });
    let case = Case {
        numbers: values,
        baseline,
        target: target.as_ref().map(|t| (t.year, t.value)),
        better,
        limits: (None, None),
    };
    Measure {
        name: "Towns".to_owned(),
        unit: "%".to_owned(),
        decimals: 1,
        better,
        area: find("PAN"),
        readings: numbers(values),
        baseline,
        milestones: Vec::new(),
        target,
        limits: (None, None),
        source: "Office".to_owned(),
        note: String::new(),
        verdict: linear::judge(&case),
        compared: Vec::new(),
        weight: 1.0,
        judgement: None,
    }
}

pub fn goals() -> Chart {
    let goal = |number, title: &str, measures, note: &str| Goal {
        number: Some(number),
        title: title.to_owned(),
        measures,
        note: note.to_owned(),
    };
    let lower = Some(Better::Lower);
    let falls = [(2010, 80.0), (2015, 60.0), (2020, 50.0)];
    chart(Kind::Goals(Goals {
        view: GoalView::Bars,
        sort: carsi_charts::model::Sort::Given,
        goals: vec![
            goal(
                1,
                "Fewer",
                vec![measure(&falls, Some((2030, 20.0, false)), lower), measure(&falls, None, lower)],
                "",
            ),
            goal(2, "None", Vec::new(), "Nobody counts it."),
            goal(3, "Two", vec![measure(&falls[..2], None, lower), measure(&[], None, lower)], ""),
        ],
    }))
}

pub fn goals_of(chart: &Chart) -> &Goals {
    match &chart.kind {
        Kind::Goals(goals) => goals,
        Kind::Indicator(_) => unreachable!(),
    }
}

/// The seven countries and the world in 2001 and 2002; Nicaragua has no figure for 2002.
pub fn seven(view: ViewKind) -> Indicator {
    const C: Role = Role::Highlighted;
    let mut rows: Vec<_> = ["BLZ", "CRI", "SLV", "GTM", "HND", "NIC", "PAN"]
        .iter()
        .zip([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0])
        .map(|(code, v)| series(code, C, numbers(&[(2001, v + 10.0), (2002, v)])))
        .collect();
    rows[5].readings.pop();
    rows.push(series("WLD", Role::Comparator, numbers(&[(2002, 9.0)])));
    let mut indicator = indicator(Lang::En, [C; 3]);
    (indicator.show.view, indicator.years, indicator.series) = (view, (2001, 2002), rows);
    indicator
}

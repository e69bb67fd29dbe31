//! The five CARSI goals with figures for Honduras, as a chart is made of them.
//!
//! Goals: State Department fact sheet "The Central America Regional Security
//! Initiative", 2013. Figures: UNODC, intentional homicide victims, through Our
//! World in Data; UNODC, cocaine seizures (sum of salts, paste and base); World
//! Bank, Worldwide Governance Indicators; World Bank, SL.UEM.NEET.ZS. The
//! homicide target is an illustration: half of the rate of 2015.
#![allow(clippy::unwrap_used)]

use carsi_charts::countries;
use carsi_charts::model::{Better, Finite, Goal, GoalView, Goals, Measure, Reading, Target, Value, Year};
use carsi_charts::progress::{Case, Method, Status, Verdict, Working, linear};

pub fn finite(value: f64) -> Finite {
    Finite::new(value).unwrap()
}

/// A measure without figures.
pub fn measure(name: &str, unit: &str, decimals: u8, better: Option<Better>) -> Measure {
    Measure {
        name: name.to_owned(),
        unit: unit.to_owned(),
        decimals,
        better,
        area: countries::find("HND"),
        readings: Vec::new(),
        baseline: None,
        milestones: Vec::new(),
        target: None,
        limits: (None, None),
        source: String::new(),
        note: String::new(),
        verdict: Verdict {
            status: Status::NoData,
            method: Method::Linear,
            place: None,
            working: Working::Nothing,
        },
        compared: Vec::new(),
        weight: 1.0,
        judgement: None,
    }
}

/// Readings of consecutive years.
pub fn with_numbers(mut measure: Measure, first: Year, numbers: &[f64]) -> Measure {
    let reading = |(year, value): (Year, &f64)| Reading {
        year,
        value: Value::Number(finite(*value)),
        interval: None,
        flag: None,
        note: String::new(),
    };
    measure.readings = (first..).zip(numbers).map(reading).collect();
    measure.baseline = numbers.first().map(|value| (first, finite(*value)));
    judged(measure)
}

/// With its verdict by the straight-line method.
pub fn judged(mut measure: Measure) -> Measure {
    let numbers: Vec<_> = measure.numbers().collect();
    let target = measure.target.as_ref().map(|t| (t.year, t.value));
    measure.verdict = linear::judge(&Case {
        numbers: &numbers,
        baseline: measure.baseline,
        target,
        better: measure.better,
        limits: measure.limits,
    });
    measure
}

pub fn goal(number: u32, title: &str, measures: Vec<Measure>) -> Goal {
    Goal { number: Some(number), title: title.to_owned(), measures, note: String::new() }
}

/// The five goals.
pub fn honduras() -> Goals {
    let homicides = measure("Homicide rate", "per 100,000 people", 1, Some(Better::Lower));
    let homicides = Measure {
        target: Some(Target {
            year: 2030,
            value: finite(27.87),
            band: None,
            official: false,
            note: String::new(),
        }),
        ..homicides
    };
    let rates =
        [74.54, 83.18, 82.29, 72.35, 65.0, 55.73, 54.72, 40.3, 37.98, 41.01, 35.7, 38.2, 34.97, 31.44];
    let seizures = measure("Cocaine seized", "kg", 0, None);
    let kilograms = [7104.0, 13904.44, 2282.0, 1700.0, 12336.93, 2046.74, 800.2, 2156.3, 2790.64, 2221.61];
    let law = measure("Rule of law (WGI estimate)", "from about \u{2212}2.5 to 2.5", 2, Some(Better::Higher));
    let law = Measure { limits: (Some(finite(-2.5)), Some(finite(2.5))), ..law };
    let estimates = [
        -0.875, -0.905, -1.146, -1.173, -0.943, -0.943, -1.137, -1.060, -1.057, -1.041, -1.010, -1.088,
        -1.018, -1.095,
    ];
    let neet = measure(
        "Young people not in education, employment or training",
        "% of people aged 15\u{2013}24",
        1,
        Some(Better::Lower),
    );
    let shares = [26.206, 27.552, 28.668, 26.81, 28.675, 26.957, 27.817, 27.716, 26.622, 26.795];
    Goals {
        view: GoalView::Bars,
        sort: carsi_charts::model::Sort::Given,
        goals: vec![
            goal(
                1,
                "Create safe streets for the citizens of the region",
                vec![with_numbers(homicides, 2010, &rates)],
            ),
            goal(
                2,
                "Disrupt the movement of criminals and contraband to, within, and between the nations of Central America",
                vec![with_numbers(seizures, 2010, &kilograms)],
            ),
            goal(
                3,
                "Support the development of strong, capable, and accountable Central American governments",
                vec![with_numbers(law, 2010, &estimates)],
            ),
            goal(
                4,
                "Re-establish effective state presence, services, and security in communities at risk",
                vec![
                    with_numbers(neet, 2010, &shares),
                    measure("Trust in the police", "% of adults", 0, Some(Better::Higher)),
                ],
            ),
            goal(
                5,
                "Foster enhanced levels of coordination and cooperation among the nations of the region, other international partners, and donors to combat regional security threats",
                vec![],
            ),
        ],
    }
}

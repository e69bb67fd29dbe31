//! Charts with every flag and every kind of missing. The numbers are plainly invented.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use carsi_charts::countries::find;
use carsi_charts::format::{Lang, words};
use carsi_charts::model::*;
use carsi_charts::progress::{Case, linear};

/// A year a mark from 2001 on: `7` a number, with `p`, `e`, `f` or `b` behind
/// it for its flag; for a missing one `-` no row, `c` not collected, `a` not
/// applicable, `s` suppressed, `n` not yet published.
pub fn readings(marks: &str) -> Vec<Reading> {
    let mut readings = Vec::new();
    for (year, mark) in (2001..).zip(marks.split(' ')) {
        let (value, flag) = match mark {
            "-" => continue,
            "c" => (Value::Missing(Missing::NotCollected), None),
            "a" => (Value::Missing(Missing::NotApplicable), None),
            "s" => (Value::Missing(Missing::Suppressed), None),
            "n" => (Value::Missing(Missing::NotYet), None),
            number => {
                let flag = match number.chars().last() {
                    Some('p') => Some(Flag::Provisional),
                    Some('e') => Some(Flag::Estimated),
                    Some('f') => Some(Flag::Forecast),
                    Some('b') => Some(Flag::Break),
                    _ => None,
                };
                let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                (Value::Number(Finite::new(digits.parse().unwrap()).unwrap()), flag)
            }
        };
        readings.push(Reading { year, value, interval: None, flag, note: String::new() });
    }
    readings
}

pub fn series(code: &str, role: Role, marks: &str) -> Series {
    Series { area: find(code).unwrap(), role, readings: readings(marks), chronicle: None, slot: 0 }
}

fn chart(heading: &str, kind: Kind) -> Chart {
    Chart { texts: Texts { heading: heading.to_owned(), ..Texts::default() }, kind }
}

pub fn line_of(mut series: Vec<Series>) -> Chart {
    give_slots(&mut series);
    let years = series.iter().flat_map(|s| s.readings.iter().map(|r| r.year));
    let years = (2001, years.max().unwrap());
    let (name, unit) = (String::new(), "units".to_owned());
    let kind = Kind::Indicator(Indicator {
        name,
        unit,
        decimals: 0,
        better: None,
        years,
        gaps: Gaps::Break,
        show: Default::default(),
        series,
    });
    chart("", kind)
}

/// A line chart.
pub fn line(lang: Lang) -> Chart {
    let mut made = line_of(vec![
        series("HND", Role::Highlighted, "10 11 s 13 14 15 8b 9 10 11 12 13p 14p 15f 16f 17f"),
        series("GTM", Role::Highlighted, "5e 5e 6 6 - - 7 c 7b 7 8 8 8p n"),
        series("CRI", Role::Highlighted, "3 3 s 3 2 a 2 2 2 2 3 3 3 3e"),
        series("NIC", Role::Muted, "9 8 8 8 7e 7e 7e 7 6 s 6 5b 5 5 4f 4f"),
        series("WLD", Role::Comparator, "6 6 7 7 8 8 9 9 9e 9e 9 9 9 10f 10f 11f"),
    ]);
    made.texts.heading = words::pick(lang, "Invented marks", "Marcas inventadas").to_owned();
    made
}

/// A line chart with a log scale, figures without a place on it, references and annotations.
pub fn marked(lang: Lang) -> Chart {
    let mut made = line_of(vec![
        series("HND", Role::Highlighted, "20 31 44 63 84 90 86 74 s 59 43 42 41 45 38 36 35"),
        series("PAN", Role::Highlighted, "3 4 2 1 0 0 1 2 2 3 5 7 9 12 13 9 8"),
        series("CRI", Role::Muted, "6 6 7 7 8 8 9 11 11 10 10 9 9 8 10 12 12"),
        series("WLD", Role::Comparator, "7 7 7 7 7 7 7 6 6 6 6 6 6 6 6 6 6"),
    ]);
    made.texts.heading = words::pick(lang, "Invented marks", "Marcas inventadas").to_owned();
    let pick = |en: &str, es: &str| words::pick(lang, en, es).to_owned();
    if let Kind::Indicator(indicator) = &mut made.kind {
        let reference = |value, label| Reference { value: Finite::new(value).unwrap(), label };
        let annotation =
            |code, year, text, description| Annotation { area: find(code).unwrap(), year, text, description };
        indicator.show.scale = Scale::Log;
        indicator.show.references = vec![
            reference(30.0, pick("Invented threshold", "Umbral inventado")),
            reference(27.5, pick("Another one", "Otro")),
        ];
        indicator.show.annotations = vec![
            annotation(
                "HND",
                2006,
                pick("The highest of these invented figures", "La más alta de estas cifras inventadas"),
                pick("No event is meant.", "No se alude a ningún hecho."),
            ),
            annotation("PAN", 2004, pick("One", "Uno"), String::new()),
            annotation("PAN", 2005, pick("A zero of this test", "Un cero de esta prueba"), String::new()),
        ];
    }
    made
}

/// A goal chart: a provisional latest value, a forecast, one after a break, one not yet published.
pub fn goals(lang: Lang) -> Chart {
    let measure = |name: &str, marks: &str, better| {
        let readings = readings(marks);
        let numbers: Vec<(Year, f64)> =
            readings.iter().filter_map(|r| Some((r.year, r.value.number()?))).collect();
        let baseline = numbers.first().map(|(year, v)| (*year, Finite::new(*v).unwrap()));
        let case = Case { numbers: &numbers, baseline, target: None, better, limits: (None, None) };
        let verdict = linear::judge(&case);
        Measure {
            name: name.to_owned(),
            unit: "units".to_owned(),
            decimals: 0,
            better,
            area: None,
            readings,
            baseline,
            milestones: Vec::new(),
            target: None,
            limits: (None, None),
            source: String::new(),
            note: String::new(),
            verdict,
            compared: Vec::new(),
            weight: 1.0,
            judgement: None,
        }
    };
    let (lower, higher) = (Some(Better::Lower), Some(Better::Higher));
    let measures = vec![
        measure("A", "30 28 26 24 22p", lower),
        measure("B", "10 14 18 22 30f", higher),
        measure("C", "10 9 8 9b", higher),
        measure("D", "c n", higher),
    ];
    let title = words::pick(lang, "Invented marks", "Marcas inventadas").to_owned();
    let goal = Goal { number: Some(1), title, measures, note: String::new() };
    chart(
        "",
        Kind::Goals(Goals {
            view: GoalView::Bars,
            sort: carsi_charts::model::Sort::Given,
            goals: vec![goal],
        }),
    )
}

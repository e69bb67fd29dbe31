//! Columns of numbers from a script, and series of more years than are told one by one. The figures are invented by rule.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use carsi_charts::access;
use carsi_charts::error::Problems;
use carsi_charts::figure::{self, Figure, Key};
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::interact::{Effect, Event, Move, State, step};
use carsi_charts::model::check::check;
use carsi_charts::model::{Chart, ViewKind, Year};
use carsi_charts::read::{Request, columns, read};
use carsi_charts::scene::{Part, Shape};
use carsi_charts::spec::parse;
use common::Stage;
use common::columns::Column::{Numbers, Whole};
use common::columns::{Column, chart, indicator, parts, said, table};

/// A walk of `n` years up to 1999, in steps of -20 to 20, by a linear congruential generator.
fn walk(n: usize) -> (Vec<i32>, Vec<f64>) {
    let years = (0..n).map(|i| 2000 - i32::try_from(n - i).unwrap()).collect();
    let (mut state, mut value) = (7_u64, 300.0);
    let values = (0..n).map(|_| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        value += f64::from(u32::try_from(state >> 40).unwrap() % 401) / 10.0 - 20.0;
        value
    });
    (years, values.collect())
}

const N: usize = 40_000;

fn long(keys: &str) -> Chart {
    let (years, values) = walk(N);
    let (chart, said) = chart(keys, &[("year", Whole(&years)), ("HND", Numbers(&values))], Lang::En);
    assert_eq!(said, [""; 0]);
    chart.unwrap()
}

fn drawn(chart: &Chart, width: f64) -> Figure {
    let stage = Stage::new(Lang::En);
    let figure = figure::arrange(chart, &stage.view(width, 400.0));
    common::assert_inside(&figure.scene, stage.view(width, 400.0).measure);
    common::assert_texts_apart(&figure.scene, stage.view(width, 400.0).measure);
    figure
}

const EN: NativeLocale = NativeLocale { lang: Lang::En };

#[test]
fn short_columns_are_the_chart_that_their_csv_is() {
    let years = [2001.0, 2000.0, 2002.0, 2004.0];
    let (hnd, world) = ([1.5, 2.25, f64::NAN, 4.0], [7.0, 8.0, 9.0, -0.5]);
    let csv = "year,HND,World\n2001,1.5,7\n2000,2.25,8\n2002,,9\n2004,4,-0.5\n";
    let columns = [("Year", Numbers(&years)), ("HND", Numbers(&hnd)), ("World", Numbers(&world))];
    let (of_columns, said) = chart("", &columns, Lang::En);
    assert_eq!(said, [""; 0]);
    let mut problems = Problems::default();
    let sources = [("d".to_owned(), read(csv.as_bytes(), &Request::default(), &mut problems))];
    let spec =
        parse(r#"{"version": 1, "chart": "country-indicator", "unit": "ppm"}"#, &mut problems).unwrap();
    assert_eq!(of_columns, check(&spec, &sources, Lang::En, &mut problems));
    assert!(of_columns.is_some());
}

#[test]
fn columns_in_one_part_are_the_table_that_they_are_in_parts_of_their_own() {
    let (years, gap) = ([2001.0, 2002.0, 2003.0], [4.0, f64::NAN, 6.0]);
    let columns = [("year", Numbers(&years)), ("HND", Numbers(&[1.0, 2.125, 3.0])), ("GTM", Numbers(&gap))];
    for columns in [&columns[..], &columns[..1], &[("year", Numbers(&[])), ("HND", Numbers(&[]))]] {
        let apart = parts(columns);
        let together = vec![apart[0].clone(), apart[1..].concat()];
        let [mut of_each, mut of_one] = [Problems::default(), Problems::default()];
        let table = columns::read(apart, &mut of_each).unwrap();
        assert_eq!(columns::read(together, &mut of_one), Some(table));
        assert_eq!(said(&of_one), said(&of_each));
    }
    let mut problems = Problems::default();
    let head = parts(&columns)[0].clone();
    assert_eq!(columns::read(vec![head], &mut problems), None, "no numbers at all");
    assert_eq!(said(&problems), ["E-DATA-FORMAT - [columns] columns"]);
}

#[test]
fn what_is_wrong_with_columns_is_said_at_its_place() {
    let values = [1.0, f64::INFINITY, 3.0, 4.0];
    let years = [2000.0, 2001.0, 2001.5, f64::NAN];
    let (shown, problems) = chart(
        "",
        &[("HND", Numbers(&values)), ("year", Numbers(&years)), ("Atlantis", Numbers(&values))],
        Lang::En,
    );
    assert!(shown.is_some());
    assert_eq!(
        problems,
        [
            "W-YEAR-UNREADABLE 4:2 [2001.5] long",
            "W-YEAR-UNREADABLE 5:2 [] blank",
            "W-NUM-UNREADABLE 3:1 [Infinity] ",
            "W-NUM-UNREADABLE 3:3 [Infinity] ",
            "W-COUNTRY-UNKNOWN 2:3 [Atlantis] ",
        ]
    );
    let none = |columns: &[(&str, Column)]| {
        let mut problems = Problems::default();
        assert!(table(columns, &mut problems).is_none());
        said(&problems)
    };
    let two = [1.0, 2.0];
    assert_eq!(none(&[("HND", Numbers(&two)), ("PAN", Numbers(&two))]), ["E-DATA-SHAPE - [HND, PAN] year"]);
    assert_eq!(
        none(&[("year", Numbers(&two)), ("Año", Numbers(&two))]),
        ["E-DATA-SHAPE - [year, Año] year-twice"]
    );
    assert_eq!(
        none(&[("year", Numbers(&two)), ("HND", Numbers(&[1.0]))]),
        ["E-DATA-FORMAT - [columns] columns"]
    );
    let mut problems = Problems::default();
    assert!(columns::read(vec![b"year\n2000\n".to_vec(), vec![]], &mut problems).is_none());
    assert_eq!(said(&problems), ["E-DATA-FORMAT - [columns] columns"]);
}

#[test]
fn of_a_long_year_twice_neither_figure_is_right_and_of_a_place_twice_neither_column() {
    let years = [-5, -4, -4, -3, -3];
    let values = [1.0, 2.0, 3.0, 4.0, 4.0];
    let (shown, problems) = chart("", &[("year", Whole(&years)), ("HND", Numbers(&values))], Lang::En);
    assert_eq!(problems, ["W-ROW-DUP 4:2 [HND -4: 2 ≠ 3] 3"]);
    assert_eq!(indicator(&shown.unwrap()).show.told, Some(vec![-5, -3]));
    let columns = [
        ("year", Whole(&years)),
        ("HND", Numbers(&values)),
        ("PAN", Numbers(&values)),
        ("Honduras", Numbers(&values)),
    ];
    let (shown, problems) = chart("", &columns, Lang::En);
    assert!(problems.contains(&"W-ROW-DUP 1:4 [HND, Honduras] columns".to_owned()), "{problems:?}");
    let shown = shown.unwrap();
    assert_eq!(indicator(&shown).series.iter().map(|s| s.area.iso3).collect::<Vec<_>>(), ["PAN"]);
}

#[test]
fn the_years_told_hold_the_ends_and_the_highest_and_lowest() {
    let shown = long("");
    let of = indicator(&shown);
    let (years, values) = walk(N);
    let told = of.told();
    assert!((256..=514).contains(&told.len()), "{}", told.len());
    assert!(told.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!([told[0], told[told.len() - 1]], [years[0], years[N - 1]]);
    assert_eq!(of.years, (years[0], years[N - 1]));
    for end in [f64::INFINITY, f64::NEG_INFINITY] {
        let end = values.iter().copied().fold(end, if end > 0.0 { f64::min } else { f64::max });
        let at = values.iter().position(|v| *v == end).unwrap();
        assert_eq!(of.series[0].at(years[at]).and_then(|r| r.value.number()), Some(end));
    }
    // Of each 256th part something is told.
    assert!(told.windows(2).all(|pair| pair[1] - pair[0] <= 2 * 157), "no stretch is passed over");
}

#[test]
fn what_is_pointed_at_is_reached_by_key_and_stands_in_the_table() {
    let shown = long("");
    let figure = drawn(&shown, 640.0);
    let table = access::table(&shown, &EN);
    let keys: Vec<Key> = table.rows.iter().filter_map(|row| row[1].key).collect();
    assert_eq!(keys, figure.targets.iter().map(|t| t.key).collect::<Vec<_>>());
    let (state, effects) = step(&figure, State::default(), Event::Key(Move::First));
    assert!(matches!(effects.as_slice(), [Effect::Point(_), Effect::Speak(_), Effect::Select(_)]));
    let mut at = step(&figure, state, Event::Key(Move::First)).0;
    for key in &keys {
        assert_eq!(at.pointed, Some(*key));
        at = step(&figure, at, Event::Key(Move::Right)).0;
    }
    let told = access::describe(&shown, keys[0], &EN);
    assert_eq!(told.title, "Honduras, −38,000");
    let first = format!("{:.0}", walk(N).1[0]);
    assert_eq!(told.value, format!("{first} ppm"));
    assert_eq!(table.rows[0].iter().map(|c| c.text.as_str()).collect::<Vec<_>>(), ["−38,000", &first]);
    let selected = access::selected(&shown, keys[3]).unwrap();
    assert_eq!(access::find(&shown, "HND", selected.year.unwrap()), Some(keys[3]));
}

#[test]
fn what_an_author_remarks_on_is_told() {
    let (years, values) = walk(N);
    let at = 12_345;
    let year = years[at];
    let keys = format!(r#", "annotations": [{{"country": "HND", "year": {year}, "text": "Here"}}]"#);
    let (shown, problems) = chart(&keys, &[("year", Whole(&years)), ("HND", Numbers(&values))], Lang::En);
    assert_eq!(problems, [""; 0]);
    let shown = shown.unwrap();
    assert!(!indicator(&long("")).told().contains(&year), "nothing else stands out there");
    let key = access::find(&shown, "HND", year).unwrap();
    let target = *drawn(&shown, 640.0).target(key).unwrap();
    assert!(target.drawn);
    assert_eq!(access::selected(&shown, key).unwrap().value, Some(values[at]));
}

#[test]
fn a_stretch_of_few_years_is_told_whole() {
    let shown = long(r#", "from": -200, "to": 100"#);
    let of = indicator(&shown);
    assert_eq!(of.told(), (-200..=100).collect::<Vec<Year>>());
    assert_eq!(of.years, (-200, 100));
    assert!(!access::summary(&shown, &EN).contains("The table"), "{}", access::summary(&shown, &EN));
    let lines = drawn(&shown, 640.0).scene.marks;
    let line = lines.iter().find_map(|m| match &m.shape {
        Shape::Line { points, .. } if m.part == Part::Series => Some(points.len()),
        _ => None,
    });
    assert_eq!(line, Some(301), "a line through each reading");
}

#[test]
fn the_summary_says_how_many_are_told_and_the_csv_has_all() {
    let (years, values) = walk(N);
    let columns = [("year", Whole(&years)), ("HND", Numbers(&values))];
    let shown = long("");
    let told = indicator(&shown).told().len();
    let summary = access::summary(&shown, &EN);
    let expected = format!("The table and the keys have {told} of the 40,000 figures,");
    assert!(summary.contains(&expected), "{summary}");
    assert!(summary.contains("in −38,000"), "{summary}");
    let spanish = chart("", &columns, Lang::Es).0.unwrap();
    let said = access::summary(&spanish, &NativeLocale { lang: Lang::Es });
    assert!(said.contains("La tabla y el teclado recorren"), "{said}");
    let csv = access::csv(&shown);
    let mut lines = csv.lines().skip(1);
    let mut all = years.iter().zip(&values);
    for ((year, value), line) in all.by_ref().zip(&mut lines) {
        assert_eq!(line, format!("HND,Honduras,{year},{value},,,,,,ppm,"));
    }
    assert_eq!((all.count(), lines.count()), (0, 0));
}

#[test]
fn long_series_are_drawn_as_lines_alone() {
    let (years, values) = walk(4000);
    let columns = [("year", Whole(&years)), ("HND", Numbers(&values))];
    for (view, drawn) in [("line", ViewKind::Line), ("table", ViewKind::Table), ("heat", ViewKind::Line)] {
        let (shown, problems) = chart(&format!(r#", "view": "{view}""#), &columns, Lang::En);
        assert_eq!(indicator(&shown.unwrap()).show.view, drawn);
        let noted = if view == "heat" { vec!["W-LONG-VIEW /view [] "] } else { vec![] };
        assert_eq!(problems, noted);
    }
}

#[test]
fn readings_in_the_spec_have_no_place_beside_them() {
    let (years, values) = walk(4000);
    let columns = [("year", Whole(&years)), ("HND", Numbers(&values))];
    let keys = r#", "readings": [{"country": "PAN", "year": 2000, "value": 1}]"#;
    let (shown, problems) = chart(&format!(r#"{keys}, "data": "data""#), &columns, Lang::En);
    assert_eq!(problems, ["W-LONG-VIEW /readings [] readings"]);
    assert_eq!(indicator(&shown.unwrap()).series.len(), 1);
}

#[test]
fn figures_without_a_place_are_those_of_the_one_asked_for_and_those_of_another_are_not() {
    let years = [-2, -1, 0];
    let (hnd, value) = ([1.0, 2.0, 3.0], [7.0, 8.0, 9.0]);
    let columns = [("year", Whole(&years)), ("HND", Numbers(&hnd)), ("value", Numbers(&value))];
    let (shown, problems) = chart(r#", "countries": ["PAN"]"#, &columns, Lang::En);
    assert_eq!(problems, ["W-PLACE-ABSENT - [] used"]);
    let shown = shown.unwrap();
    let series = &indicator(&shown).series;
    assert_eq!(
        series.iter().map(|s| (s.area.iso3, s.latest())).collect::<Vec<_>>(),
        [("PAN", Some((0, 9.0)))]
    );
}

#[test]
fn years_beyond_those_that_anybody_dates_are_refused() {
    let (years, values) = walk(4000);
    let columns = [("year", Whole(&years)), ("HND", Numbers(&values))];
    let (shown, problems) = chart(r#", "from": -10000000"#, &columns, Lang::En);
    assert!(shown.is_none());
    assert_eq!(problems, ["E-SPEC-VALUE /from [-10000000] long"]);
    let (shown, problems) =
        chart("", &[("year", Whole(&[-10_000_000, 5])), ("HND", Numbers(&[1.0, 2.0]))], Lang::En);
    assert_eq!(indicator(&shown.unwrap()).years, (5, 5));
    assert_eq!(problems, ["W-YEAR-UNREADABLE 2:1 [-10000000] long"]);
}

#[test]
fn zero_and_below_have_no_place_on_a_log_scale_and_are_counted() {
    let (years, mut values) = walk(4000);
    values.iter_mut().for_each(|v| *v = v.abs() + 1.0);
    (values[1000], values[1001], values[2000]) = (0.0, -5.0, 0.001);
    let columns = [("year", Whole(&years)), ("HND", Numbers(&values))];
    let (shown, problems) = chart(r#", "scale": "log""#, &columns, Lang::En);
    let shown = shown.unwrap();
    assert_eq!(problems, ["W-LOG-NONPOSITIVE /scale [HND -1000, HND -999] "]);
    assert!(access::summary(&shown, &EN).contains("2 figures of zero or below"));
    // The lowest above zero is neither end of its step, but the scale begins with it.
    assert_eq!(indicator(&shown).series[0].at(years[2000]).and_then(|r| r.value.number()), Some(0.001));
    let areas = |shown: &Chart| {
        let figure = drawn(shown, 640.0);
        figure
            .scene
            .marks
            .iter()
            .filter(|m| {
                m.part == Part::Series && matches!(&m.shape, Shape::Fill { points, .. } if points.len() > 200)
            })
            .count()
    };
    assert_eq!(areas(&shown), 1, "a gap of two of 4,000 years is narrower than a pixel");
}

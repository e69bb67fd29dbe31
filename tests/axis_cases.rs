//! What the public reports on other components show of values, axes and numbers,
//! tried on whole charts: spec and CSV in, texts and marks of the scene out.
//! The figures are invented. The number before each is that of the report.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/axes.rs"]
mod axes;
mod common;

use axes::*;
use carsi_charts::access;
use carsi_charts::figure::{self, Key};
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::geom::Point;
use carsi_charts::scene::{Part, Shape};
use common::{Stage, checking};

#[test]
fn years_and_dates_are_the_year_that_is_written() {
    // 31 and 32: there is no clock and no time zone in the way (tests/layers.rs), so there is nothing to shift.
    for (written, year) in [
        ("1970", "1970"),
        ("2015-01-01", "2015"),
        ("2015-12-31", "2015"),
        ("2015-01-01T00:00:00Z", "2015"),
        ("1970-01-01", "1970"),
    ] {
        let csv = format!("country,year,value\nBLZ,{written},1\n");
        let chart = chart("line", "", &csv, Lang::En);
        let table = access::table(&chart, &NativeLocale::default());
        assert_eq!(table.rows[0][0].text, year, "{written}");
        assert!(access::csv(&chart).contains(&format!(",{year},1")), "{}", access::csv(&chart));
        drawn(&chart, Lang::En, |figure| {
            assert!(texts(figure).iter().any(|(part, _, text)| *part == Part::Axis && *text == year));
        });
    }
}

#[test]
fn years_on_the_axis_are_years_that_have_a_figure() {
    let labels = |years: &[u16]| {
        let rows: String = years.iter().map(|year| format!("BLZ,{year},{}\n", year % 10)).collect();
        let chart = chart("line", "", &format!("country,year,value\n{rows}"), Lang::En);
        let stage = Stage::new(Lang::En);
        let figure = figure::arrange(&chart, &stage.view(640.0, 400.0));
        let year = |(part, at, text): (Part, Point, &str)| {
            (part == Part::Axis && at.y > 380.0).then(|| text.parse::<u16>().unwrap())
        };
        texts(&figure).into_iter().filter_map(year).collect::<Vec<_>>()
    };
    // Surveys: round years between them were never asked about.
    assert_eq!(labels(&[2005, 2015, 2018]), [2005, 2015, 2018]);
    assert_eq!(labels(&[2018, 2019, 2023]), [2018, 2019, 2023]);
    let waves = [2004, 2006, 2008, 2010, 2012, 2014, 2016, 2018, 2021, 2023];
    assert_eq!(labels(&waves), waves);
    // Among many years a round one may have none.
    let many: Vec<u16> = (1990..=2023).filter(|year| *year != 2005).collect();
    assert_eq!(labels(&many), [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2023]);
}

#[test]
fn tick_labels_do_not_repeat_and_stand_at_their_numbers() {
    // 34 and 52.
    for values in [
        ["0.01", "0.02", "0.04"],
        ["0.00500", "0.00502", "0.00504"],
        ["0", "250000000", "500000000"],
        ["0", "3", "10"],
        ["-5", "1", "5"],
        ["15", "7", "0"],
    ] {
        let ends = [0, 2].map(|row| values[row].parse::<f64>().unwrap());
        // A slope writes its numbers at its ends, and has no ticks; small multiples have one country each.
        for view in ["line", "dots", "bars", "multiples"] {
            let own = view == "multiples";
            let csv = if own { belize(&values) } else { countries(&values) };
            let chart = chart(view, r#","decimals":1"#, &csv, Lang::En);
            drawn(&chart, Lang::En, |figure| {
                let last = figure.targets.iter().map(|t| t.key.column).max().unwrap();
                let key = |n| if own { Key { row: 0, column: n } } else { Key { row: n, column: last } };
                assert_true_ticks(figure, view, [(key(0), ends[0]), (key(2), ends[1])]);
            });
        }
    }
    for view in ["line", "dots", "bars", "multiples"] {
        let chart = chart(
            view,
            "",
            &belize(&["10000000000000000", "10000000000000001", "10000000000000002"]),
            Lang::En,
        );
        drawn(&chart, Lang::En, |figure| {
            let mut found: Vec<&str> = ticks(figure, view).into_iter().map(|(_, text)| text).collect();
            let all = found.len();
            found.sort_unstable();
            found.dedup();
            // Twenty-two digits and commas have no room beside a plot on a phone; one cut short would be another number.
            let least = if figure.scene.width > 600.0 { 2 } else { 0 };
            assert!(found.len() == all && all >= least, "{view}, {}: {found:?}", figure.scene.width);
        });
    }
}

#[test]
fn large_labels_are_grouped() {
    // 52.
    let chart = chart("line", "", &belize(&["0", "500000000"]), Lang::En);
    drawn(&chart, Lang::En, |figure| {
        let found = ticks(figure, "line");
        assert!(found.iter().any(|(_, text)| ["500,000,000", "400,000,000"].contains(text)), "{found:?}");
    });
}

#[test]
fn no_number_has_digits_that_nobody_asked_for() {
    // 35.
    let sum = (0.1 + 0.2_f64).to_string();
    assert_eq!(sum, "0.30000000000000004");
    let csv = belize(&["0.1", "0.2", "0.3", &sum]);
    for view in VIEWS {
        let chart = chart(view, r#","decimals":1"#, &csv, Lang::En);
        drawn(&chart, Lang::En, |figure| {
            for (_, _, text) in texts(figure) {
                assert!(!text.contains("00000") && !text.contains("9999"), "{view}: {text}");
            }
        });
        let locale = NativeLocale::default();
        for row in 0..4 {
            let said = access::describe(&chart, Key { row: 0, column: row }, &locale);
            let wanted = ["0.1", "0.2", "0.3", "0.3"][row];
            assert!(said.value == wanted && said.speech.contains(wanted), "{said:?}");
        }
        let cells = access::table(&chart, &locale).rows.into_iter().flatten().map(|c| c.text);
        assert!(cells.into_iter().all(|text| text.len() <= 4));
        // The file has what was read: the shortest that reads back as the same.
        let file = access::csv(&chart);
        for value in [",0.1", ",0.2", ",0.3", ",0.30000000000000004"] {
            assert!(file.lines().any(|l| l.ends_with(value) || l.contains(&format!("{value},"))), "{file}");
        }
    }
}

#[test]
fn flat_single_and_extreme_series_have_a_finite_geometry() {
    // 40 and 45.
    for values in [
        &["5", "5", "5"][..],
        &["5"],
        &["0"],
        &["-1e308", "1e308"],
        &["0", "1e308"],
        &["1e-9", "1e15"],
        &["1e-9", "2e-9"],
        &["-1e-9", "1e15", "1e308"],
    ] {
        for view in VIEWS {
            let chart = chart(view, "", &belize(values), Lang::En);
            drawn(&chart, Lang::En, |figure| {
                let found = ticks(figure, view);
                assert!(found.iter().all(|(at, _)| at.is_finite()));
                assert!(figure.targets.iter().any(|t| t.drawn), "{view} {values:?}");
            });
        }
    }
}

#[test]
fn infinity_and_what_is_no_number_never_come_to_an_axis() {
    // 42: `0..∞` and `NaN..1`. Such a cell is missing, and told; the axis is that of the figures that are there.
    for word in ["Infinity", "inf", "-inf", "∞", "NaN", "nan", "1e999"] {
        for view in VIEWS {
            let csv = belize(&["1", word, "3"]);
            let (chart, said) = checking::run(&spec(view, ""), &[("d", &csv)], Lang::En);
            // "NaN" is how some files say that there is no figure; the rest is told as what it is.
            assert!(
                word.eq_ignore_ascii_case("nan") || said.iter().any(|s| s.contains(word)),
                "{word}: {said:?}"
            );
            drawn(&chart.expect("the other figures"), Lang::En, |figure| {
                let found = ticks(figure, view);
                let sound =
                    |text: &str| number(text).is_some_and(|n| (-10.0..=10.0).contains(&n) || n > 2000.0);
                assert!(found.iter().all(|(_, text)| sound(text)), "{view} {word}: {found:?}");
                let dots = figure.targets.iter().filter(|t| t.drawn).count();
                assert!((1..=2).contains(&dots), "{view} {word}: {dots}");
            });
        }
    }
}

#[test]
fn no_rows_are_a_problem_with_a_name() {
    // 45 and 47.
    for view in VIEWS {
        for keys in ["", r#","readings":[]"#] {
            let spec = if keys.is_empty() {
                spec(view, "")
            } else {
                format!(r#"{{"version":1,"chart":"country-indicator","view":"{view}"{keys}}}"#)
            };
            let (chart, said) = checking::run(&spec, &[("d", "country,year,value\n")], Lang::En);
            assert!(chart.is_none() && said.iter().any(|s| s.starts_with("E-DATA-EMPTY")), "{said:?}");
        }
    }
}

#[test]
fn falling_figures_fall() {
    // 41: from 15 down to 0, also where the rows come last year first.
    let values: Vec<String> = (0..=15).rev().map(|v| v.to_string()).collect();
    let forward = belize(&values.iter().map(String::as_str).collect::<Vec<_>>());
    let mut rows: Vec<&str> = forward.lines().skip(1).collect();
    rows.reverse();
    let backward = format!("country,year,value\n{}\n", rows.join("\n"));
    for csv in [forward.as_str(), &backward] {
        for view in ["line", "multiples"] {
            let chart = chart(view, "", csv, Lang::En);
            drawn(&chart, Lang::En, |figure| {
                let at: Vec<Point> = figure.targets.iter().map(|t| t.at).collect();
                assert_eq!(at.len(), 16);
                assert!(at.windows(2).all(|w| w[0].x < w[1].x && w[0].y < w[1].y), "{view}: {at:?}");
            });
        }
    }
}

#[test]
fn the_first_and_the_last_of_an_axis_are_named() {
    // 44. Bars and tiles write their numbers beside or on them.
    let (values, years) = (["0", "10"], ["2020", "2021"]);
    let of_years = ["line", "slope", "multiples", "heat"].map(|view| (view, years));
    for (view, ends) in ["line", "dots", "multiples"].map(|view| (view, values)).into_iter().chain(of_years) {
        let chart = chart(view, "", &countries(&["0", "4", "10"]), Lang::En);
        drawn(&chart, Lang::En, |figure| {
            // A low one has no room for years.
            if figure.scene.height < 200.0 && ["multiples", "heat"].contains(&view) {
                return;
            }
            // Not the numbers that stand at marks.
            let axis =
                |text: &&str| texts(figure).iter().any(|(part, _, t)| *part == Part::Axis && t == text);
            assert!(ends.iter().all(axis), "{view}: {:?}", texts(figure));
        });
    }
}

#[test]
fn a_single_point_is_seen() {
    // 46.
    for view in VIEWS {
        let chart = chart(view, "", "country,year,value\nBLZ,2020,7\n", Lang::En);
        drawn(&chart, Lang::En, |figure| {
            let area = |points: &[Point]| {
                let [(left, right), (top, bottom)] = [span(points, |p| p.x), span(points, |p| p.y)];
                (right - left) * (bottom - top)
            };
            let seen = figure.scene.marks.iter().any(|m| match &m.shape {
                Shape::Fill { points, .. } => {
                    matches!(m.part, Part::Series | Part::Bar) && area(points) >= 9.0
                }
                _ => false,
            });
            assert!(seen, "{view}: {:?}", figure.scene.marks);
        });
    }
}

#[test]
fn bars_run_from_zero_to_both_sides() {
    // 49.
    let chart = chart("bars", "", &countries(&["-5", "5"]), Lang::En);
    drawn(&chart, Lang::En, |figure| {
        let bars = figure.scene.marks.iter().filter(|m| m.part == Part::Bar);
        let bars: Vec<(f64, f64)> = bars
            .map(|m| match &m.shape {
                Shape::Fill { points, .. } => span(points, |p| p.x),
                _ => panic!("{m:?}"),
            })
            .collect();
        let [up, down] = bars[..] else { panic!("{bars:?}") };
        assert!((up.0 - down.1).abs() < 1e-9, "one zero: {bars:?}");
        assert!(((up.1 - up.0) - (down.1 - down.0)).abs() < 1e-9 && up.1 - up.0 > 10.0, "{bars:?}");
    });
}

#[test]
fn numbers_are_those_of_the_language_of_the_page() {
    // 51; in a browser of another language: tests/browser/layout.test.mjs.
    for (lang, wanted) in [(Lang::En, "1,234.5"), (Lang::Es, "1234,5")] {
        let chart = chart("line", r#","decimals":1"#, &belize(&["1234.5"]), lang);
        let locale = NativeLocale { lang };
        assert_eq!(access::describe(&chart, Key { row: 0, column: 0 }, &locale).value, wanted);
        assert_eq!(access::table(&chart, &locale).rows[0][1].text, wanted);
        assert!(access::csv(&chart).contains(",1234.5"), "a file is for programs");
    }
}

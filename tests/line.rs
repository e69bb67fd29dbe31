//! What the line chart draws, mark by mark. The figures are invented.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use carsi_charts::figure::{self, Figure, Key};
use carsi_charts::format::Lang;
use carsi_charts::geom::Point;
use carsi_charts::model::{
    Chart, Finite, Gaps, Indicator, Interval, Kind, Reading, Role, Series, Texts, Value, Year, give_slots,
};
use carsi_charts::scene::{Color, Part, Scene, Shape};
use carsi_charts::theme::Theme;
use common::{Stage, area};

fn number(v: f64) -> Finite {
    Finite::new(v).unwrap()
}

fn reading(year: Year, v: f64) -> Reading {
    Reading { year, value: Value::Number(number(v)), interval: None, flag: None, note: String::new() }
}

fn series(code: &str, role: Role, numbers: &[(Year, f64)]) -> Series {
    Series {
        area: area(code),
        role,
        readings: numbers.iter().map(|&(y, v)| reading(y, v)).collect(),
        chronicle: None,
        slot: 0,
    }
}

fn chart(mut series: Vec<Series>, gaps: Gaps) -> Chart {
    give_slots(&mut series);
    let years = || series.iter().flat_map(|s| s.readings.iter().map(|r| r.year));
    let years = (years().min().unwrap(), years().max().unwrap());
    let (name, unit) = ("Invented".to_owned(), "points".to_owned());
    let kind = Kind::Indicator(Indicator {
        name,
        unit,
        decimals: 1,
        better: None,
        years,
        gaps,
        show: Default::default(),
        series,
    });
    Chart { texts: Texts::default(), kind }
}

fn drawn(chart: &Chart) -> Figure {
    figure::arrange(chart, &Stage::new(Lang::En).view(640.0, 360.0))
}

fn lines(scene: &Scene, part: Part) -> Vec<(&[Point], Color)> {
    let marks = scene.marks.iter().filter(|m| m.part == part);
    marks
        .filter_map(|m| match &m.shape {
            Shape::Line { points, color, .. } => Some((points.as_slice(), *color)),
            _ => None,
        })
        .collect()
}

fn fills(scene: &Scene, part: Part) -> usize {
    scene.marks.iter().filter(|m| m.part == part && matches!(m.shape, Shape::Fill { .. })).count()
}

fn texts(scene: &Scene, part: Part) -> Vec<&str> {
    let marks = scene.marks.iter().filter(|m| m.part == part);
    marks
        .filter_map(|m| match &m.shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

fn at(figure: &Figure, row: usize, column: usize) -> Point {
    figure.target(Key { row, column }).unwrap().at
}

/// 1990, 1991, (no 1992), 1993, (no 1994, 1995), 1996, 1997.
const GAPPY: [(Year, f64); 5] = [(1990, 4.0), (1991, 5.0), (1993, 9.0), (1996, 2.0), (1997, 3.0)];

#[test]
fn a_gap_breaks_the_line_and_a_lone_year_is_a_dot() {
    let figure = drawn(&chart(vec![series("HND", Role::Highlighted, &GAPPY)], Gaps::Break));
    let paths: Vec<&[Point]> = lines(&figure.scene, Part::Series).iter().map(|l| l.0).collect();
    assert_eq!(
        paths,
        [
            [at(&figure, 0, 0), at(&figure, 0, 1)].as_slice(),
            [at(&figure, 0, 6), at(&figure, 0, 7)].as_slice()
        ]
    );
    assert_eq!(fills(&figure.scene, Part::Series), 2, "the lone year and the end");
}

#[test]
fn a_bridged_gap_is_dotted() {
    let figure = drawn(&chart(vec![series("HND", Role::Highlighted, &GAPPY)], Gaps::Bridge));
    let (left, right) = (at(&figure, 0, 1).x, at(&figure, 0, 3).x);
    let over: Vec<f64> = lines(&figure.scene, Part::Series)
        .into_iter()
        .filter(|(p, _)| p[0].x >= left - 0.1 && p[p.len() - 1].x <= right + 0.1)
        .map(|(p, _)| (p[1].x - p[0].x).hypot(p[1].y - p[0].y))
        .collect();
    assert!(over.len() > 4, "{over:?}");
    assert!(over.iter().all(|length| *length < 2.0), "{over:?}");
}

#[test]
fn comparators_are_dashed_and_muted_lines_are_grey() {
    let rising: Vec<(Year, f64)> = (1990..2010).map(|y| (y, f64::from(y - 1990))).collect();
    let theme = Theme::light();
    let figure = drawn(&chart(
        vec![
            series("HND", Role::Highlighted, &rising),
            series("GTM", Role::Muted, &rising),
            series("WLD", Role::Comparator, &rising),
        ],
        Gaps::Break,
    ));
    let of = |color| lines(&figure.scene, Part::Series).into_iter().filter(|l| l.1 == color).count();
    assert_eq!((of(theme.series[0]), of(theme.quiet)), (1, 1));
    assert!(of(theme.comparator) > 10);
    // Highlighted on top.
    assert_eq!(lines(&figure.scene, Part::Series).last().unwrap().1, theme.series[0]);
    let mut names = texts(&figure.scene, Part::Label);
    names.sort_unstable();
    assert_eq!(names, ["Guatemala", "Honduras 19.0", "World"]);
    // One that is highlighted is drawn as what is highlighted.
    let world = series("WLD", Role::Highlighted, &rising);
    let figure = drawn(&chart(vec![series("GTM", Role::Muted, &rising), world], Gaps::Break));
    let of = |color| lines(&figure.scene, Part::Series).into_iter().filter(|l| l.1 == color).count();
    assert_eq!((of(theme.series[0]), of(theme.comparator)), (1, 0));
}

#[test]
fn an_uncertain_series_has_a_band_and_a_lone_year_a_whisker() {
    let mut s = series("HND", Role::Highlighted, &GAPPY);
    for r in &mut s.readings {
        let v = r.value.number().unwrap();
        r.interval = Some(Interval { low: number(v - 1.0), high: number(v + 1.0) });
    }
    let figure = drawn(&chart(vec![s], Gaps::Break));
    assert_eq!(fills(&figure.scene, Part::Band), 2);
    let whisker = lines(&figure.scene, Part::Band);
    assert_eq!(whisker.len(), 3, "a stem and two caps");
    assert!(whisker[0].0.iter().all(|p| p.x == at(&figure, 0, 3).x));
    assert!(whisker[0].0[0].y < at(&figure, 0, 3).y && whisker[0].0[1].y > at(&figure, 0, 3).y);
}

#[test]
fn a_label_says_the_year_when_it_is_not_the_last() {
    let figure = drawn(&chart(
        vec![
            series("HND", Role::Highlighted, &GAPPY),
            series("SLV", Role::Highlighted, &[(1990, 1.0), (1991, 7.5)]),
        ],
        Gaps::Break,
    ));
    let mut names = texts(&figure.scene, Part::Label);
    names.sort_unstable();
    assert_eq!(names, ["El Salvador 7.5 (1991)", "Honduras 3.0"]);
}

#[test]
fn a_year_on_the_axis_is_no_quantity() {
    // Reported of others, which print 2,015: highcharts/highcharts 2466, plotly/plotly.js 841, observablehq/plot 2395.
    let numbers: Vec<(Year, f64)> = (2015..=2020).map(|year| (year, 5.5)).collect();
    let figure = drawn(&chart(vec![series("HND", Role::Highlighted, &numbers)], Gaps::Break));
    let axis = texts(&figure.scene, Part::Axis);
    assert!(axis.ends_with(&["2015", "2016", "2017", "2018", "2019", "2020"]), "{axis:?}");
}

#[test]
fn the_value_axis_starts_at_zero_unless_that_flattens_all() {
    let axis = |numbers: &[(Year, f64)]| {
        let figure = drawn(&chart(vec![series("HND", Role::Highlighted, numbers)], Gaps::Break));
        texts(&figure.scene, Part::Axis).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(axis(&[(1990, 3.0), (1991, 9.0)])[0], "0");
    assert_eq!(axis(&[(1990, 95.0), (1991, 99.0)])[0], "95");
    assert_eq!(axis(&[(1990, -0.4), (1991, 0.3)])[0], "−0.4");
    assert!(axis(&[(1990, 5.0)]).contains(&"1990".to_owned()));
}

#[test]
fn missing_years_are_targets_on_the_axis_that_no_pointer_finds() {
    let figure = drawn(&chart(vec![series("HND", Role::Highlighted, &GAPPY)], Gaps::Break));
    let missing = figure.target(Key { row: 0, column: 2 }).unwrap();
    assert!(!missing.drawn);
    assert_eq!(missing.at.y, figure.plot.bottom);
    let overlay = figure::overlay(
        &chart(vec![series("HND", Role::Highlighted, &GAPPY)], Gaps::Break),
        &figure,
        &Stage::new(Lang::En).view(640.0, 360.0),
        missing.key,
    );
    assert_eq!(fills(&overlay, Part::Pointer), 3, "halo, dot and the hole that makes it a ring");
}

#[test]
fn where_there_is_no_room_for_all_names_the_highlighted_ones_stay() {
    let codes = ["HND", "SLV", "GTM", "NIC", "CRI", "PAN", "BLZ"];
    let role = |i| if i < 2 { Role::Highlighted } else { Role::Muted };
    let all =
        codes.iter().enumerate().map(|(i, c)| series(c, role(i), &[(1990, 1.0), (1991, 2.0)])).collect();
    let figure = figure::arrange(&chart(all, Gaps::Break), &Stage::new(Lang::En).view(640.0, 110.0));
    let names = texts(&figure.scene, Part::Label);
    assert!(names.len() < codes.len() && names.len() >= 2, "{names:?}");
    assert!(names.contains(&"Honduras 2.0") && names.contains(&"El Salvador 2.0"), "{names:?}");
}

#[test]
fn a_long_name_without_a_value_takes_no_value_from_the_others() {
    let flat = [(1990, 1.0), (1991, 2.0)];
    let all = vec![
        series("SLV", Role::Highlighted, &flat),
        series("PAN", Role::Highlighted, &flat),
        series("Latin America and the Caribbean", Role::Muted, &flat),
    ];
    let chart = chart(all, Gaps::Break);
    let named = |width| {
        let figure = figure::arrange(&chart, &Stage::new(Lang::En).view(width, 360.0));
        let mut names: Vec<String> =
            texts(&figure.scene, Part::Label).into_iter().map(str::to_owned).collect();
        names.sort_unstable();
        names.join(", ")
    };
    assert_eq!(named(640.0), "El Salvador 2.0, Latin America and the Caribbean, Panama 2.0");
    assert_eq!(named(400.0), "El Salvador 2.0, Latin America, Panama 2.0");
    // Where not all that should have a value have room for it, none has.
    assert_eq!(named(300.0), "El Salvador, Latin America, Panama");
}

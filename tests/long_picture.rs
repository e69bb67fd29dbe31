//! The picture of a long series is that of the line through each of its readings. The figures are invented by rule.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions
)]

mod common;

use std::rc::Rc;

use carsi_charts::error::Problems;
use carsi_charts::figure::{self, Figure};
use carsi_charts::format::Lang;
use carsi_charts::geom::Point;
use carsi_charts::model::check::check;
use carsi_charts::model::{Chart, Chronicle, Kind, Scale};
use carsi_charts::read::columns;
use carsi_charts::scene::{Part, Shape};
use carsi_charts::spec::parse;
use common::Stage;
use tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
/// Of a highlighted line: `views::line::marks`.
const STROKE: f32 = 2.25;
/// Device pixels in a CSS pixel.
const RATIOS: [f32; 3] = [1.0, 2.0, 3.0];

/// A series, and what a spec says of it.
#[derive(Clone, Default)]
struct Series {
    values: Vec<f64>,
    /// Of so many readings in a row, the first so many are not there.
    gaps: Option<(usize, usize)>,
    /// Keys of the spec, each with a comma before.
    keys: &'static str,
}

fn series(values: Vec<f64>) -> Series {
    Series { values, ..Series::default() }
}

const FIRST: i32 = -100_000;

fn chart(series: &Series) -> Chart {
    let there = |i: usize| series.gaps.is_none_or(|(every, gone)| i % every >= gone);
    let rows = || series.values.iter().enumerate().filter(|(i, _)| there(*i));
    let years: Vec<u8> = rows().flat_map(|(i, _)| (i as i32 + FIRST).to_le_bytes()).collect();
    let numbers: Vec<u8> = rows().flat_map(|(_, v)| v.to_le_bytes()).collect();
    let head = [columns::MAGIC, b"i\tyear\nf\tHND\n"].concat();
    let mut problems = Problems::default();
    let table = columns::read(vec![head, years, numbers], &mut problems).unwrap();
    let spec = format!(r#"{{"version": 1, "chart": "country-indicator"{}}}"#, series.keys);
    let spec = parse(&spec, &mut problems).unwrap();
    check(&spec, &[("data".to_owned(), table)], Lang::En, &mut problems).unwrap()
}

fn chronicle(chart: &Chart) -> Rc<Chronicle> {
    let Kind::Indicator(indicator) = &chart.kind else { panic!() };
    indicator.series[0].chronicle.clone().unwrap()
}

fn drawn(chart: &Chart) -> Figure {
    figure::arrange(chart, &Stage::new(Lang::En).view(WIDTH, HEIGHT))
}

/// Where each reading that is shown stands, from where two of them do; a line for each stretch without a gap.
fn lines(chart: &Chart, figure: &Figure) -> Vec<Vec<Point>> {
    let Kind::Indicator(indicator) = &chart.kind else { panic!() };
    let scaled = |v: f64| if indicator.show.scale == Scale::Log { v.ln() } else { v };
    let told = |target: &figure::Target| {
        let year = indicator.years.0 + target.key.column as i32;
        (f64::from(year), scaled(indicator.series[0].at(year).unwrap().value.number().unwrap()), target.at)
    };
    let by = |value: fn(&(f64, f64, Point)) -> f64, pixel: fn(&Point) -> f64| {
        let all: Vec<_> = figure.targets.iter().filter(|t| t.drawn).map(told).collect();
        let low = all.iter().min_by(|a, b| value(a).total_cmp(&value(b))).unwrap();
        let high = all.iter().max_by(|a, b| value(a).total_cmp(&value(b))).unwrap();
        let slope = (pixel(&high.2) - pixel(&low.2)) / (value(high) - value(low));
        let (from, at) = (value(low), pixel(&low.2));
        move |v: f64| at + (v - from) * slope
    };
    let (x, y) = (by(|t| t.0, |p| p.x), by(|t| t.1, |p| p.y));
    let mut lines: Vec<Vec<Point>> = Vec::new();
    let mut before = None;
    for (year, v) in chronicle(chart).stretch(0..usize::MAX) {
        if (indicator.years.0..=indicator.years.1).contains(&year) {
            if before != Some(year - 1) {
                lines.push(Vec::new());
            }
            lines.last_mut().unwrap().push(Point { x: x(f64::from(year)), y: y(scaled(v)) });
            before = Some(year);
        }
    }
    lines
}

fn path(points: &[Point]) -> Path {
    let mut path = PathBuilder::new();
    for (i, p) in points.iter().enumerate() {
        let (x, y) = (p.x as f32, p.y as f32);
        if i == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.finish().unwrap()
}

/// How dark each pixel is, 0 to 255.
fn shades(ratio: f32, draw: impl Fn(&mut Pixmap, &Paint, Transform)) -> Pixmap {
    let mut map = Pixmap::new((WIDTH as f32 * ratio) as u32, (HEIGHT as f32 * ratio) as u32).unwrap();
    let paint = Paint { anti_alias: true, ..Paint::default() };
    draw(&mut map, &paint, Transform::from_scale(ratio, ratio));
    map
}

/// What is drawn of a series, which has so many stretches.
fn own(series: &Series, ratio: f32, stretches: usize) -> Pixmap {
    let figure = drawn(&chart(series));
    let areas: Vec<&Vec<Point>> = figure
        .scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            // Not the dot at the end.
            Shape::Fill { points, .. } if mark.part == Part::Series && points.len() > 40 => Some(points),
            _ => None,
        })
        .collect();
    assert_eq!(areas.len(), stretches, "an area for each stretch");
    shades(ratio, |map, paint, transform| {
        for area in &areas {
            map.fill_path(&path(area), paint, FillRule::Winding, transform, None);
        }
    })
}

/// The line through every `nth` reading, and how many stretches it has.
fn whole(series: &Series, ratio: f32, nth: usize) -> (Pixmap, usize) {
    let chart = chart(series);
    let lines = lines(&chart, &drawn(&chart));
    let picture = shades(ratio, |map, paint, transform| {
        let round = Stroke {
            width: STROKE,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
        };
        for line in &lines {
            let some: Vec<Point> = line.iter().copied().step_by(nth).collect();
            map.stroke_path(&path(&some), paint, &round, transform, None);
        }
    });
    (picture, lines.len())
}

/// How far two pictures are apart: the mean difference of the pixels that either covers, of 255, and the share of those
/// that differ by more than half.
fn apart(one: &Pixmap, other: &Pixmap) -> (f64, f64) {
    let (mut covered, mut sum, mut far) = (0, 0, 0);
    for (a, b) in one.pixels().iter().zip(other.pixels()) {
        let apart = a.alpha().abs_diff(b.alpha());
        if a.alpha().max(b.alpha()) > 0 {
            covered += 1;
            sum += i32::from(apart);
            far += i32::from(apart > 127);
        }
    }
    assert!(covered > 5000, "something is drawn: {covered}");
    (f64::from(sum) / f64::from(covered), f64::from(far) / f64::from(covered))
}

/// Numbers from -0.5 to 0.5, by a linear congruential generator.
fn noise() -> impl Iterator<Item = f64> {
    let mut state = 11_u64;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        f64::from((state >> 40) as u32) / f64::from(1 << 24) - 0.5
    })
}

#[test]
fn it_is_that_of_every_reading() {
    const N: usize = 20_000;
    let walk: Vec<f64> =
        noise().take(N).scan(0.0, |v, step| Some(*v + step).inspect(|new| *v = *new)).collect();
    let noisy: Vec<f64> = walk.iter().zip(noise()).map(|(v, n)| v + 60.0 * n).collect();
    let wave: Vec<f64> = (0..N).map(|i| (i as f64 / 900.0).sin() * 50.0).collect();
    let spikes: Vec<f64> =
        (0..N).map(|i| if i % 1777 == 5 { 90.0 } else { (i as f64 / 4000.0).cos() }).collect();
    let steps: Vec<f64> = (0..N).map(|i| f64::from((i / 2500) as u32 % 2) * 40.0).collect();
    let many: Vec<f64> = (0..10 * N)
        .zip(noise())
        .map(|(i, n)| (i as f64 / 9000.0).sin() * 50.0 + n * if i % 40_000 < 20_000 { 0.2 } else { 9.0 })
        .collect();
    let few: Vec<f64> = noise().take(1_400).map(|v| v * 10.0).collect();
    // A twentieth of the readings alone, the rest out of the picture.
    let zoomed = Series { keys: r#", "from": 50000, "to": 59999"#, ..series(many.clone()) };
    // Six decades, on a log scale.
    let decades =
        (0..N).zip(noise()).map(|(i, n)| 10_f64.powf((i as f64 / 2000.0).sin() * 3.0 + n)).collect();
    let decades = Series { keys: r#", "scale": "log""#, ..series(decades) };
    let broken = Series { gaps: Some((5_000, 600)), ..series(noisy.clone()) };
    // Most that they may be apart: what is upright in a thin line may stand an eighth of a CSS pixel beside its place.
    for (name, series, most) in [
        ("walk", series(walk), (9.0, 0.015)),
        ("noise", series(noisy), (1.5, 0.002)),
        ("wave", series(wave), (8.0, 0.001)),
        ("spikes", series(spikes), (17.0, 0.035)),
        ("steps", series(steps), (18.0, 0.055)),
        // A hundred in a column, whose ends are rounded.
        ("many", series(many), (5.5, 0.004)),
        ("few", series(few), (7.0, 0.016)),
        ("zoomed", zoomed, (5.5, 0.004)),
        ("decades", decades, (5.5, 0.004)),
        ("broken", broken, (5.5, 0.004)),
    ] {
        for ratio in RATIOS {
            let (all, stretches) = whole(&series, ratio, 1);
            assert_eq!(stretches, if name == "broken" { 4 } else { 1 });
            let own = own(&series, ratio, stretches);
            let (mean, far) = apart(&own, &all);
            assert!(mean < most.0 && far < most.1, "{name} at {ratio}: mean {mean:.2}, far {far:.4}");
            // The same measure tells the picture of a tenth of the readings, where that is another one.
            let (_, far) = apart(&own, &whole(&series, ratio, 10).0);
            let another = matches!(name, "noise" | "spikes" | "few" | "decades" | "broken");
            assert!(!another || far > 2.0 * most.1, "{name} at {ratio} by tenths: far {far:.4}");
        }
    }
}

//! Log scales: what has no place on one is said, marked and reached by key.
//! The figures are invented; what breaks other components is reported in
//! chartjs/Chart.js 3092 and 1757, airspeed-velocity/asv 224, recharts/recharts
//! 1049 and gravity-ui/charts 348.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use carsi_charts::access;
use carsi_charts::figure::{self, Figure, Key};
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::{Chart, Kind, ViewKind};
use carsi_charts::scene::{Part, Scene, Shape};
use common::{Stage, assert_inside, assert_targets, assert_texts_apart, checking};

const WARNING: &str = "W-LOG-NONPOSITIVE /scale";

/// A chart of Belize from 2001 on, a value a year, and what was said of it.
fn belize(keys: &str, values: &[f64]) -> (Chart, Vec<String>) {
    let rows: Vec<String> = (2001..)
        .zip(values)
        .map(|(year, v)| format!(r#"{{"country":"BLZ","year":{year},"value":{v}}}"#))
        .collect();
    let spec = format!(
        r#"{{"version":1,"chart":"country-indicator","unit":"per town","decimals":1{keys},"readings":[{}]}}"#,
        rows.join(",")
    );
    let (chart, said) = checking::run(&spec, &[], Lang::En);
    (chart.unwrap(), said)
}

fn drawn(chart: &Chart) -> Figure {
    let stage = Stage::new(Lang::En);
    for (width, height) in [(320.0, 300.0), (640.0, 360.0), (1200.0, 460.0), (200.0, 40.0)] {
        let figure = figure::arrange(chart, &stage.view(width, height));
        assert_targets(&figure);
        let low = height < 100.0;
        // Of plots that have no height the dots stick out, whatever the scale.
        if !(low && matches!(&chart.kind, Kind::Indicator(i) if i.show.view == ViewKind::Multiples)) {
            assert_inside(&figure.scene, stage.view(width, height).measure);
        }
        if !low {
            assert_texts_apart(&figure.scene, stage.view(width, height).measure);
        }
    }
    figure::arrange(chart, &stage.view(640.0, 360.0))
}

fn texts(scene: &Scene) -> Vec<&str> {
    fn text(shape: &Shape) -> Option<&str> {
        match shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        }
    }
    scene.marks.iter().filter(|m| m.part == Part::Axis).filter_map(|m| text(&m.shape)).collect()
}

fn lines(scene: &Scene) -> usize {
    let of_series = |m: &&carsi_charts::scene::Mark| m.part == Part::Series;
    scene.marks.iter().filter(of_series).filter(|m| matches!(m.shape, Shape::Line { .. })).count()
}

/// Triangles have three corners; circles have more.
fn triangles(scene: &Scene) -> usize {
    let corners = |shape: &Shape| match shape {
        Shape::Fill { points, .. } => points.len(),
        _ => 0,
    };
    scene.marks.iter().filter(|m| corners(&m.shape) == 3).count()
}

fn target(figure: &Figure, column: usize) -> carsi_charts::figure::Target {
    *figure.target(Key { row: 0, column }).unwrap()
}

#[test]
fn equal_ratios_are_equal_distances_and_the_chart_says_so() {
    let (chart, said) = belize(r#","scale":"log""#, &[1.0, 10.0, 100.0]);
    assert_eq!(said, Vec::<String>::new());
    let figure = drawn(&chart);
    let y = |column| target(&figure, column).at.y;
    assert!((y(0) - y(1) - (y(1) - y(2))).abs() < 1e-9);
    assert!(texts(&figure.scene).contains(&"per town, log scale"), "{:?}", texts(&figure.scene));
    assert!(texts(&figure.scene).starts_with(&["1", "2", "5", "10"]), "{:?}", texts(&figure.scene));
    let key = access::key(&chart, &NativeLocale { lang: Lang::Es });
    assert!(key[0].text.starts_with("Escala logarítmica"), "{key:?}");
    assert!(!access::summary(&chart, &NativeLocale::default()).contains("log scale"));
}

#[test]
fn zero_on_a_log_scale_breaks_the_line_and_is_named() {
    let (chart, said) = belize(r#","scale":"log""#, &[0.0, 1.0, 10.0]);
    assert_eq!(said, [format!("{WARNING} [BLZ 2001]")]);
    let figure = drawn(&chart);
    assert_eq!((lines(&figure.scene), triangles(&figure.scene)), (1, 1));
    let zero = target(&figure, 0);
    assert!(!zero.drawn && zero.at.y == figure.plot.bottom && zero.hit.width() > 0.0, "{zero:?}");
    assert!(target(&figure, 1).drawn && target(&figure, 2).drawn);
    let summary = access::summary(&chart, &NativeLocale { lang: Lang::En });
    assert!(
        summary.ends_with("On the log scale 1 figure of zero or below has no place: Belize 2001 (0.0)."),
        "{summary}"
    );
    let summary = access::summary(&chart, &NativeLocale { lang: Lang::Es });
    let es = "En la escala logarítmica no tiene lugar 1 cifra de cero o menos: Belice 2001 (0,0).";
    assert!(summary.ends_with(es), "{summary}");
    // It is read out as the number that it is.
    let read = access::describe(&chart, Key { row: 0, column: 0 }, &NativeLocale::default());
    assert_eq!(read.value, "0.0 per town");
    let signs: Vec<&str> = access::key(&chart, &NativeLocale::default()).iter().map(|e| e.sign).collect();
    assert_eq!(signs, ["↕", "▾"]);
}

#[test]
fn a_lone_number_beside_zero_does_not_loop() {
    let (chart, _) = belize(r#","scale":"log""#, &[0.0, 100.0]);
    let figure = drawn(&chart);
    assert_eq!((lines(&figure.scene), triangles(&figure.scene)), (0, 1));
    assert!(texts(&figure.scene).starts_with(&["50", "100", "200"]), "{:?}", texts(&figure.scene));
}

#[test]
fn a_number_below_zero_is_not_lost() {
    let (chart, said) = belize(r#","scale":"log""#, &[-1.0, 1.0, 10.0, -2.0, -3.0, 0.0, 4.0]);
    assert_eq!(said, [format!("{WARNING} [BLZ 2001, BLZ 2004, BLZ 2005, …]")]);
    assert_eq!(triangles(&drawn(&chart).scene), 4);
    let summary = access::summary(&chart, &NativeLocale::default());
    let named = "On the log scale 4 figures of zero or below have no place: Belize 2001 (−1.0), Belize 2004 (−2.0), \
                 Belize 2005 (−3.0), and 1 more.";
    assert!(summary.ends_with(named), "{summary}");
}

#[test]
fn without_a_number_above_zero_the_scale_is_linear_and_says_so() {
    let (chart, said) = belize(r#","scale":"log""#, &[0.0, -5.0]);
    assert_eq!(said, [format!("{WARNING} [BLZ 2001, BLZ 2002] linear")]);
    let figure = drawn(&chart);
    assert_eq!((lines(&figure.scene), triangles(&figure.scene)), (1, 0));
    assert!(texts(&figure.scene).contains(&"per town"));
    let summary = access::summary(&chart, &NativeLocale::default());
    assert!(summary.ends_with("The scale is not a log scale, because no figure is above zero."), "{summary}");
}

#[test]
fn one_value_one_point_and_many_decades_have_two_ticks() {
    for values in [&[5.0, 5.0, 5.0][..], &[7.0], &[1e-9, 1e15], &[5e-324, 1.7e308], &[1e-30, 2e-30]] {
        let (chart, _) = belize(r#","scale":"log""#, values);
        let figure = drawn(&chart);
        let labels: Vec<&str> =
            texts(&figure.scene).into_iter().take_while(|t| !t.starts_with("per")).collect();
        assert!(labels.len() >= 2, "{values:?}: {labels:?}");
        let mut once = labels.clone();
        once.dedup();
        assert_eq!(once, labels);
    }
}

#[test]
fn dots_slopes_and_multiples_have_a_log_scale_and_bars_tiles_and_heat_say_that_they_have_none() {
    for (view, named) in [("dots", "BLZ 2001"), ("slope", "BLZ 2001"), ("multiples", "BLZ 2001, BLZ 2002")] {
        let (chart, said) = belize(&format!(r#","scale":"log","view":"{view}""#), &[0.0, -9.0, 10.0]);
        assert_eq!(said, [format!("{WARNING} [{named}]")], "only what the view shows");
        let figure = drawn(&chart);
        assert!(texts(&figure.scene).contains(&"per town, log scale"));
        assert!(!target(&figure, 0).drawn && target(&figure, 2).drawn);
    }
    for view in ["bars", "tiles", "heat", "map", "table"] {
        let of = |keys: &str| belize(&format!(r#"{keys},"view":"{view}""#), &[0.0, 1.0, 10.0]);
        let (chart, said) = of(r#","scale":"log""#);
        assert_eq!(chart, of("").0);
        let none: &[&str] = if view == "table" { &[] } else { &["W-LOG-VIEW /scale []"] };
        assert_eq!(said, none, "{view}");
        // Where visitors switch, the scale is that of another view.
        assert_eq!(of(r#","scale":"log","controls":["download","line"]"#).1, Vec::<String>::new());
        assert_eq!(of(r#","scale":"log","controls":["download","scale"]"#).1, none);
    }
}

#[test]
fn small_multiples_break_at_zero_and_keep_equal_ratios_on_one_axis_or_on_their_own() {
    for axis in ["shared", "free"] {
        let keys = format!(r#","scale":"log","view":"multiples","axis":"{axis}""#);
        let (chart, said) = belize(&keys, &[1.0, 10.0, 100.0, 0.0, 50.0]);
        assert_eq!(said, [format!("{WARNING} [BLZ 2004]")]);
        let figure = drawn(&chart);
        let y = |column| target(&figure, column).at.y;
        assert!((y(0) - y(1) - (y(1) - y(2))).abs() < 1e-9);
        assert_eq!(
            (lines(&figure.scene), triangles(&figure.scene)),
            (1, 1),
            "broken, and marked at the foot"
        );
        let ticks: Vec<&str> = texts(&figure.scene).into_iter().filter(|t| t.starts_with('1')).collect();
        assert_eq!(ticks, ["1", "10", "100"]);
        let key = access::key(&chart, &NativeLocale::default());
        assert_eq!(key.iter().map(|e| e.sign).collect::<Vec<_>>(), ["↕", "▾"]);
        assert!(access::summary(&chart, &NativeLocale::default()).contains("Belize 2004 (0.0)"));
    }
    let (chart, said) = belize(r#","scale":"log","view":"multiples""#, &[0.0, -5.0]);
    assert_eq!(said, [format!("{WARNING} [BLZ 2001, BLZ 2002] linear")]);
    assert_eq!(triangles(&drawn(&chart).scene), 0);
}

#[test]
fn where_the_scale_starts_is_said_as_it_is_drawn() {
    let stage = Stage::new(Lang::En);
    for view in ["line", "dots"] {
        for start in ["auto", "zero", "data"] {
            for values in
                [&[40.0, 48.0][..], &[8.0, 50.0], &[7.0, 7.0], &[0.5, 0.5], &[-9.0, -8.0], &[-2.0, 3.0]]
            {
                let (chart, _) = belize(&format!(r#","view":"{view}","start":"{start}""#), values);
                let key = access::key(&chart, &NativeLocale::default());
                let said = key.iter().any(|e| e.text == "The scale of values does not start at zero");
                for height in [120.0, 200.0, 300.0, 460.0, 900.0] {
                    let figure = figure::arrange(&chart, &stage.view(640.0, height));
                    let zero = texts(&figure.scene).contains(&"0") || texts(&figure.scene).contains(&"0.0");
                    assert_eq!(
                        zero,
                        !said,
                        "{view} {start} {values:?} at {height}: {:?}",
                        texts(&figure.scene)
                    );
                }
            }
        }
    }
    let (chart, _) = belize(r#","start":"data""#, &[8.0, 50.0]);
    let said = access::key(&chart, &NativeLocale { lang: Lang::Es });
    assert_eq!(said[0].text, "La escala de valores no empieza en cero");
}

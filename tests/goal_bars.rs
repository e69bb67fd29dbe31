//! The goal bars: what they say, and that nothing leaves the picture or lies on something else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code)]
mod carsi_goals;

use carsi_charts::access;
use carsi_charts::convert::round_i32;
use carsi_charts::figure::{Figure, Key, View};
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::geom::{Point, Rect};
use carsi_charts::model::{Better, Chart, Finite, Goal, GoalView, Goals, Kind, Milestone, Target, Texts};
use carsi_charts::progress::{Method, Status, Verdict, Why, Working};
use carsi_charts::scene::{Anchor, Mark, Part, Scene, Shape};
use carsi_charts::text::{MeasureText, PublicSans};
use carsi_charts::theme::Theme;
use carsi_charts::views::goal_bars::overlay;
use carsi_charts::views::goals::{arrange, height};
use carsi_goals::{finite, goal, honduras, judged, measure, with_numbers};
use proptest::prelude::*;

/// Calls `with` for a view of a size.
fn seen<T>(width: f64, height: f64, lang: Lang, with: impl FnOnce(&View) -> T) -> T {
    let (theme, locale) = (Theme::light(), NativeLocale { lang });
    with(&View { width, height, theme: &theme, locale: &locale, measure: &PublicSans })
}

/// A chart of its natural height.
fn natural(goals: &Goals, width: f64, lang: Lang) -> Figure {
    seen(width, 0.0, lang, |view| arrange(goals, &View { height: height(goals, view).natural, ..*view }))
}

fn one(measure: carsi_charts::model::Measure) -> Goals {
    Goals {
        view: GoalView::Bars,
        sort: carsi_charts::model::Sort::Given,
        goals: vec![goal(1, "A goal", vec![measure])],
    }
}

/// What a mark covers. Texts: from 0.4 sizes below the middle of the capitals
/// to 0.4 above, which holds capitals and figures.
fn extent(mark: &Mark) -> Rect {
    match &mark.shape {
        Shape::Text { at, anchor, font, text, .. } => {
            let width = PublicSans.width(text, *font);
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            Rect::sized(left, at.y - 0.4 * font.size, width, 0.8 * font.size)
        }
        Shape::Line { points, width, .. } => around(points, width / 2.0),
        Shape::Fill { points, .. } => around(points, 0.0),
    }
}

fn around(points: &[Point], by: f64) -> Rect {
    let of =
        |pick: fn(&Point) -> f64, fold: fn(f64, f64) -> f64, start| points.iter().map(pick).fold(start, fold);
    Rect {
        left: of(|p| p.x, f64::min, f64::INFINITY) - by,
        top: of(|p| p.y, f64::min, f64::INFINITY) - by,
        right: of(|p| p.x, f64::max, f64::NEG_INFINITY) + by,
        bottom: of(|p| p.y, f64::max, f64::NEG_INFINITY) + by,
    }
}

fn outside(scene: &Scene) -> Vec<&Mark> {
    let picture = Rect::sized(-1e-6, -1e-6, scene.width + 2e-6, scene.height + 2e-6);
    let inside = |r: Rect| {
        let corners = [Point { x: r.left, y: r.top }, Point { x: r.right, y: r.bottom }];
        corners.iter().all(|p| p.x.is_finite() && p.y.is_finite() && picture.contains(*p))
    };
    scene.marks.iter().filter(|m| !inside(extent(m))).collect()
}

fn texts(scene: &Scene) -> Vec<(Rect, &str)> {
    let text = |m: &'_ Mark| matches!(m.shape, Shape::Text { .. });
    let said = |m| match m {
        &Mark { shape: Shape::Text { ref text, .. }, .. } => text.as_str(),
        _ => "",
    };
    scene.marks.iter().filter(|m| text(m)).map(|m| (extent(m), said(m))).collect()
}

fn says(scene: &Scene, text: &str) -> bool {
    texts(scene).iter().any(|(_, said)| *said == text)
}

fn of(scene: &Scene, part: Part) -> Vec<&Mark> {
    scene.marks.iter().filter(|m| m.part == part && !matches!(m.shape, Shape::Text { .. })).collect()
}

fn meet(a: Rect, b: Rect) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/// Measures that crowd their labels and leave their scales.
fn crowded() -> Goals {
    let aim = |year, value, official| {
        Some(Target { year, value: finite(value), band: None, official, note: String::new() })
    };
    let with = |better, target, numbers: &[f64]| {
        let steps = vec![Milestone { year: 2020, value: finite(45.0) }];
        let blank = measure("A measure with a middling name", "%", 1, better);
        with_numbers(carsi_charts::model::Measure { target, milestones: steps, ..blank }, 2015, numbers)
    };
    let measures = vec![
        with(Some(Better::Higher), aim(2030, 52.0, true), &[50.0, 50.1, 50.3, 50.9]),
        with(Some(Better::Lower), aim(2030, 49.9, false), &[50.0, 50.0, 1_234_567.0]),
        with(Some(Better::Higher), aim(2030, 4.0, false), &[-3.0, -2.0, -61.2]),
        with(Some(Better::Lower), aim(2016, 0.0, true), &[4.0, 3.0, 0.0]),
        with(Some(Better::Higher), None, &[3.0]),
        with(None, None, &[0.0, 0.0, 0.0]),
    ];
    Goals {
        view: GoalView::Bars,
        sort: carsi_charts::model::Sort::Given,
        goals: vec![goal(12, "Crowded", measures)],
    }
}

#[test]
fn no_texts_lie_on_each_other_and_nothing_leaves_the_picture() {
    for goals in [honduras(), crowded()] {
        for width in [280.0, 320.0, 480.0, 639.0, 640.0, 800.0, 1200.0] {
            for lang in [Lang::En, Lang::Es] {
                let figure = natural(&goals, width, lang);
                assert_eq!(outside(&figure.scene), Vec::<&Mark>::new(), "{width} {lang:?}");
                let texts = texts(&figure.scene);
                for (i, (a, text)) in texts.iter().enumerate() {
                    for (b, other) in &texts[i + 1..] {
                        assert!(!meet(*a, *b), "{text:?} on {other:?} at {width} {lang:?}");
                    }
                }
                let bars = [of(&figure.scene, Part::Track), of(&figure.scene, Part::Verdict)].concat();
                for (a, text) in &texts {
                    assert!(
                        bars.iter().all(|m| !meet(*a, extent(m))),
                        "{text:?} on a bar or sign at {width}"
                    );
                }
            }
        }
    }
}

/// Labels at the right edge are as wide as their room but for rounding.
#[test]
fn every_label_is_whole_wherever_its_mark_stands() {
    for hundredths in 0..400 {
        let width = 320.0 + f64::from(hundredths) * 3.37;
        let low = 60.0 + f64::from(hundredths) * 0.1;
        let figures = with_numbers(measure("Any", "", 2, Some(Better::Lower)), 2015, &[100.0, 90.0, low]);
        let target = Some(Target {
            year: 2030,
            value: finite(99.87),
            band: None,
            official: true,
            note: String::new(),
        });
        let goals = one(judged(carsi_charts::model::Measure { target, ..figures }));
        let scene = natural(&goals, width, Lang::En).scene;
        for text in ["2015: 100.00", "target 2030: 99.87", "in 2017"] {
            assert!(says(&scene, text), "{text:?} at {width} in {:#?}", texts(&scene));
        }
    }
}

#[test]
fn each_line_says_its_goal_measure_value_and_verdict() {
    let figure = natural(&honduras(), 1200.0, Lang::En);
    for text in [
        "1",
        "Create safe streets for the citizens of the region",
        "Homicide rate\u{a0}· Honduras\u{a0}· per 100,000 people\u{a0}· lower\u{a0}is\u{a0}better",
        "31.4",
        "in 2023",
        "On track",
        "2010: 74.5",
        "illustrative target 2030: 27.9",
        "2,222",
        "Cannot be judged",
        "\u{2212}1.10",
        "0",
        "Trend: getting worse",
        "Trend: little change",
        "No data",
        "Nothing measurable was found.",
    ] {
        assert!(says(&figure.scene, text), "{text:?} in {:#?}", texts(&figure.scene));
    }
    let spanish = natural(&honduras(), 1200.0, Lang::Es);
    for text in ["31,4", "en 2023", "En buen camino", "meta ilustrativa 2030: 27,9", "Tendencia: empeora"] {
        assert!(says(&spanish.scene, text), "{text:?}");
    }
}

#[test]
fn the_goal_is_named_once_for_all_its_measures() {
    let figure = natural(&honduras(), 1200.0, Lang::En);
    assert_eq!(texts(&figure.scene).iter().filter(|(_, said)| *said == "4").count(), 1);
}

#[test]
fn what_has_no_figures_has_no_bar() {
    let note = "Money by year is the nearest thing.".to_owned();
    let bare = Goals {
        view: GoalView::Bars,
        sort: carsi_charts::model::Sort::Given,
        goals: vec![Goal { note: note.clone(), ..goal(5, "Foster cooperation", vec![]) }],
    };
    let figure = natural(&bare, 640.0, Lang::En);
    assert!(of(&figure.scene, Part::Track).is_empty() && of(&figure.scene, Part::Bar).is_empty());
    assert!(says(&figure.scene, "Nothing measurable was found. Money by year is the nearest thing."));
    let blank = one(measure("Trust in the police", "%", 0, Some(Better::Higher)));
    let figure = natural(&blank, 640.0, Lang::En);
    assert!(of(&figure.scene, Part::Track).is_empty() && of(&figure.scene, Part::Bar).is_empty());
    assert!(says(&figure.scene, "No data"));
}

#[test]
fn the_printed_value_is_true_where_its_bar_is_broken() {
    for (width, latest, text) in [(320.0, 987.6, "987.6"), (1200.0, -987.6, "\u{2212}987.6")] {
        let wild = with_numbers(measure("Wild", "%", 1, Some(Better::Lower)), 2015, &[10.0, 12.0, latest]);
        let figure = natural(&one(wild), width, Lang::En);
        assert!(says(&figure.scene, text));
        let track = extent(of(&figure.scene, Part::Track)[0]);
        let ends: Vec<Rect> = of(&figure.scene, Part::Bar).into_iter().map(extent).collect();
        let end = if latest > 0.0 { track.right } else { track.left };
        assert!(ends.iter().any(|r| r.right == end || r.left == end), "the bar reaches the end");
        let cuts = of(&figure.scene, Part::Bar).len();
        let tame = with_numbers(measure("Tame", "%", 1, Some(Better::Lower)), 2015, &[10.0, 12.0, 12.0]);
        let plain = natural(&one(tame), width, Lang::En);
        assert!(cuts > of(&plain.scene, Part::Bar).len(), "and is cut");
    }
}

#[test]
fn bars_start_at_zero_and_end_at_their_value() {
    let figure = natural(
        &one(with_numbers(measure("Half", "", 0, None), 2015, &[40.0, 20.0, 20.0])),
        1000.0,
        Lang::En,
    );
    let (track, bar) = (extent(of(&figure.scene, Part::Track)[0]), extent(of(&figure.scene, Part::Bar)[0]));
    assert_eq!(bar.left, track.left);
    assert!((bar.width() - track.width() / 2.0).abs() < 1e-9, "20 on a scale of 0 to 40");
    let below = with_numbers(measure("Below", "", 0, None), 2015, &[-40.0, -20.0, -20.0]);
    let figure = natural(&one(below), 1000.0, Lang::En);
    let bar = extent(of(&figure.scene, Part::Bar)[0]);
    assert_eq!(bar.right, extent(of(&figure.scene, Part::Track)[0]).right);
    assert_eq!(figure.targets[0].at.x, bar.left);
}

#[test]
fn an_official_target_is_solid_and_an_illustrative_one_hollow() {
    let aimed = |official| {
        let target =
            Some(Target { year: 2030, value: finite(5.0), band: None, official, note: String::new() });
        let blank = measure("Aimed", "", 0, Some(Better::Lower));
        let goals =
            one(with_numbers(carsi_charts::model::Measure { target, ..blank }, 2015, &[10.0, 9.0, 8.0]));
        natural(&goals, 640.0, Lang::En).scene
    };
    let solid = |scene: &Scene| of(scene, Part::Target).iter().all(|m| matches!(m.shape, Shape::Fill { .. }));
    let (official, illustration) = (aimed(true), aimed(false));
    assert!(solid(&official) && !solid(&illustration));
    assert!(says(&official, "target 2030: 5") && !says(&official, "illustrative target 2030: 5"));
    assert!(says(&illustration, "illustrative target 2030: 5"));
}

/// The signs' outlines about their own middle, without colour.
fn sign(status: Status) -> Vec<Vec<(i32, i32)>> {
    let verdict = Verdict { status, method: Method::Linear, place: None, working: Working::Nothing };
    let judged = with_numbers(measure("Any", "", 0, Some(Better::Lower)), 2015, &[3.0, 2.0, 1.0]);
    let figure = natural(&one(carsi_charts::model::Measure { verdict, ..judged }), 640.0, Lang::En);
    let signs = of(&figure.scene, Part::Verdict);
    assert!(!signs.is_empty());
    let middle = extent(signs[0]).centre();
    let outline = |m: &&Mark| match &m.shape {
        Shape::Fill { points, .. } => points
            .iter()
            .map(|p| (round_i32((p.x - middle.x) * 10.0), round_i32((p.y - middle.y) * 10.0)))
            .collect(),
        _ => panic!("signs are filled"),
    };
    signs.iter().map(outline).collect()
}

#[test]
fn verdicts_differ_by_shape_and_not_by_colour_alone() {
    let groups = [
        vec![Status::Achieved],
        vec![Status::OnTrack],
        vec![Status::Improving],
        vec![Status::SomeProgress],
        vec![Status::LittleProgress],
        vec![Status::LittleChange],
        vec![Status::MovingAway],
        vec![Status::Worsening],
        vec![Status::Undetermined(Why::NoDirection), Status::NoData],
    ];
    let signs: Vec<_> = groups.iter().map(|g| sign(g[0])).collect();
    for (i, group) in groups.iter().enumerate() {
        assert!(group.iter().all(|s| sign(*s) == signs[i]), "{group:?}");
        assert_eq!(signs.iter().filter(|s| **s == signs[i]).count(), 1, "{group:?}");
    }
}

#[test]
fn lines_tile_the_picture_and_a_taller_view_leaves_room_below() {
    let goals = honduras();
    for width in [320.0, 1200.0] {
        let figure = natural(&goals, width, Lang::En);
        assert_eq!(figure.targets.len(), goals.rows().len());
        let mut top = 0.0;
        for (row, target) in figure.targets.iter().enumerate() {
            assert_eq!(target.key, Key { row, column: 0 });
            assert_eq!((target.hit.left, target.hit.top, target.hit.right), (0.0, top, width));
            assert!(target.hit.contains(target.at));
            top = target.hit.bottom;
        }
        // Below all lines stands what the mark of what was due is.
        let height = figure.scene.height;
        assert!(height > top && height < top + 60.0, "{height}");
        assert!(texts(&figure.scene).iter().any(|(_, said)| said.starts_with("Due by the year")), "{width}");
        let taller = seen(width, height + 100.0, Lang::En, |view| arrange(&goals, view));
        assert_eq!((taller.scene.height, &taller.scene.marks), (height + 100.0, &figure.scene.marks));
    }
}

#[test]
fn the_line_pointed_at_is_ruled_and_its_bar_outlined() {
    let goals = honduras();
    let figure = natural(&goals, 320.0, Lang::En);
    for (row, target) in figure.targets.iter().enumerate() {
        let over = seen(320.0, figure.scene.height, Lang::En, |v| overlay(&figure, v, target.key));
        assert_eq!(outside(&over), Vec::<&Mark>::new());
        assert!(over.marks.iter().all(|m| m.part == Part::Pointer && meet(extent(m), target.hit)));
        let has_bar = of(&figure.scene, Part::Track).iter().any(|m| meet(extent(m), target.hit));
        assert_eq!(over.marks.len(), if has_bar { 4 } else { 3 }, "{row}");
    }
    let nowhere = seen(320.0, 100.0, Lang::En, |v| overlay(&figure, v, Key { row: 99, column: 0 }));
    assert!(nowhere.marks.is_empty());
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -100.0..100.0_f64,
        1 => prop_oneof![Just(0.0), Just(1e308), Just(-1.7e308), Just(5e-324)],
        1 => any::<f64>().prop_filter("finite", |v| v.is_finite()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z ]{0,30}", "\\PC{0,40}", "[a-zñ]{60,120}", Just(String::new())]
}

fn any_measure() -> impl Strategy<Value = carsi_charts::model::Measure> {
    let better = prop_oneof![Just(None), Just(Some(Better::Lower)), Just(Some(Better::Higher))];
    let target = proptest::option::of((1990..2040, number(), any::<bool>()));
    let steps = proptest::collection::vec(number(), 0..3);
    let limits = proptest::option::of((number(), number()));
    let numbers = proptest::collection::vec(number(), 0..5);
    (text(), text(), 0..6_u8, better, target, steps, limits, numbers).prop_map(
        |(name, unit, decimals, better, target, steps, limits, numbers)| {
            let mut m = with_numbers(measure(&name, &unit, decimals, better), 2015, &numbers);
            m.target = target.map(|(year, value, official)| Target {
                band: None,
                year,
                value: finite(value),
                official,
                note: String::new(),
            });
            m.milestones =
                (2020..).zip(steps).map(|(year, v)| Milestone { year, value: finite(v) }).collect();
            m.limits = limits.map_or((None, None), |(a, b)| (Finite::new(a.min(b)), Finite::new(a.max(b))));
            judged(m)
        },
    )
}

fn any_goals() -> impl Strategy<Value = Goals> {
    let goal =
        (proptest::option::of(any::<u32>()), text(), proptest::collection::vec(any_measure(), 0..3), text());
    let goal = goal.prop_map(|(number, title, measures, note)| Goal { number, title, measures, note });
    proptest::collection::vec(goal, 0..4).prop_map(|goals| Goals {
        view: GoalView::Bars,
        sort: carsi_charts::model::Sort::Given,
        goals,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_goals_at_any_size_stay_inside(goals in any_goals(), width in prop_oneof![1.0..60.0_f64, 1.0..2000.0_f64], tall in 1.0..2000.0_f64) {
        let (figure, wanted) = seen(width, tall, Lang::En, |view| (arrange(&goals, view), height(&goals, view)));
        prop_assert_eq!(outside(&figure.scene), Vec::<&Mark>::new());
        prop_assert_eq!(figure.targets.len(), goals.rows().len());
        prop_assert_eq!(figure.scene.height, wanted.natural.max(tall));
        for target in &figure.targets {
            prop_assert!(target.hit.contains(target.at) && figure.target(target.key) == Some(target));
            let over = seen(width, tall, Lang::En, |view| overlay(&figure, view, target.key));
            prop_assert_eq!(outside(&over), Vec::<&Mark>::new());
        }
        // What can be pointed at stands in the table, and has words.
        let keys: Vec<_> = figure.targets.iter().map(|t| t.key).collect();
        let chart = Chart { texts: Texts::default(), kind: Kind::Goals(goals) };
        let locale = NativeLocale { lang: Lang::Es };
        let shown: Vec<_> = access::table(&chart, &locale).rows.iter().flatten().filter_map(|c| c.key).collect();
        for key in &keys {
            prop_assert!(shown.contains(key), "{key:?} of {shown:?}");
            prop_assert!(!access::describe(&chart, *key, &locale).speech.is_empty());
        }
        prop_assert!(!access::summary(&chart, &locale).is_empty());
    }
}

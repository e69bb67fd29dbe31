//! Goals at the edges of what can be judged, from the spec to the words and the picture, with all six methods.
//!
//! A target of zero is case 53 of `goal_cases.rs`. As numbers alone these inputs are in `linear.rs` and `methods.rs`;
//! three milestones out of order in words in `bands.rs`, as they are read in `check_goals.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "common/whole_path.rs"]
mod whole_path;

use carsi_charts::format::Lang;
use carsi_charts::geom::Point;
use carsi_charts::scene::Part;
use whole_path::*;

#[test]
fn baseline_as_target_is_kept_or_lost() {
    let keys = target(2030, 40.0, r#""decimals": 0, "better": "lower""#);
    let lost = Expected {
        verdicts: ["Moving away"; 6],
        cells: ["40 in 2015", "41 in 2022", "40 by 2030"],
        working: &[
            "The baseline, 40 in 2015, met the target of 40 already; the latest figure, 41 in 2022, no longer does",
        ],
        problem: Some("W-TARGET-DEGENERATE /goals/0/indicators/0/target [] equal"),
    };
    assert_case(&[(2015, 40.0), (2022, 41.0)], &keys, &lost);
    let kept = Expected {
        verdicts: [
            "Target met",
            "Target met/target achieved",
            "Target met",
            "Target met/target achieved",
            "Target met",
            "Target met/on track or maintaining",
        ],
        cells: ["40 in 2015", "40 in 2022", "40 by 2030"],
        working: &[
            "The baseline, 40 in 2015, met the target of 40 already, and the latest figure, 40 in 2022, still does",
        ],
        ..lost
    };
    assert_case(&[(2015, 40.0), (2022, 40.0)], &keys, &kept);
    let open = "Cannot be judged: the target is the same as the baseline";
    let neither = Expected { verdicts: [open; 6], working: &[open], ..lost };
    assert_case(&[(2015, 40.0), (2022, 41.0)], &keys.replace(r#", "better": "lower""#, ""), &neither);
}

#[test]
fn a_baseline_of_zero_has_a_straight_way_only() {
    let expected = Expected {
        verdicts: ["On track", ZERO, ZERO, ZERO, ZERO, "On track/on track"],
        cells: ["0 in 2015", "5 in 2022", "10 by 2030"],
        working: &["Share of the way: (5 − 0) ÷ (10 − 0) = 0.500", ZERO],
        problem: None,
    };
    let keys = target(2030, 10.0, r#""decimals": 0, "better": "higher""#);
    assert_case(&[(2015, 0.0), (2022, 5.0)], &keys, &expected);
}

#[test]
fn a_baseline_below_zero_has_a_straight_way_to_a_target_above() {
    // 15 of 40 in 7 of 15 years: 0.80.
    let expected = Expected {
        verdicts: ["Some progress", SIGN, SIGN, SIGN, SIGN, "Some progress/moderately improving"],
        cells: ["−10 in 2015", "5 in 2022", "30 by 2030"],
        working: &["Share of the way: (5 − (−10)) ÷ (30 − (−10)) = 0.375", SIGN],
        problem: None,
    };
    let keys = target(2030, 30.0, r#""decimals": 0, "better": "higher""#);
    assert_case(&[(2015, -10.0), (2022, 5.0)], &keys, &expected);
}

#[test]
fn years_in_the_wrong_order_leave_every_method_open() {
    let keys = r#""decimals": 0, "better": "lower""#;
    let same = Expected {
        verdicts: [SAME_YEAR; 6],
        cells: ["60 in 2015", "35 in 2022", "30 by 2015"],
        working: &[SAME_YEAR],
        problem: Some("W-TARGET-DEGENERATE /goals/0/indicators/0/target [] year"),
    };
    assert_case(&[(2015, 60.0), (2022, 35.0)], &target(2015, 30.0, keys), &same);
    let old = Expected {
        verdicts: [OLD; 6],
        cells: ["60 in 2020", "45 in 2018", "30 by 2030"],
        working: &[OLD],
        problem: None,
    };
    let keys = format!(r#"{keys}, "baseline": {{"year": 2020, "value": 60}}"#);
    assert_case(&[(2015, 50.0), (2018, 45.0)], &target(2030, 30.0, &keys), &old);
}

#[test]
fn a_target_whose_year_is_past_is_missed_by_a_share_of_the_way() {
    let expected = Expected {
        verdicts: ["Some progress", PAST, PAST, PAST, PAST, PAST],
        cells: ["60 in 2015", "45 in 2022", "30 by 2020"],
        working: &[
            "The target year, 2020, is reached, so the share of the way alone decides",
            "Some progress: 0.50 or more, but the target is not met",
            PAST,
        ],
        problem: None,
    };
    let keys = target(2020, 30.0, r#""decimals": 0, "better": "lower""#);
    assert_case(&[(2015, 60.0), (2022, 45.0)], &keys, &expected);
}

#[test]
fn a_figure_printed_as_its_target_need_not_meet_it() {
    let keys = |better| target(2030, 30.0, &format!(r#""decimals": 1, "better": "{better}""#));
    let met = Expected {
        verdicts: [
            "Target met",
            "Target met/target achieved",
            "Target met/on track",
            "Target met/target achieved",
            "Target met/significant progress",
            "Target met/on track or maintaining",
        ],
        cells: ["60.0 in 2015", "30.0 in 2022", "30.0 by 2030"],
        working: &["The latest figure, 30.0 in 2022, meets the target of 30.0"],
        problem: None,
    };
    assert_case(&[(2015, 60.0), (2022, 29.96)], &keys("lower"), &met);
    let working = &["Share of the way: (30.0 − 60.0) ÷ (30.0 − 60.0) = 0.999"];
    let over = Expected { verdicts: ON_TRACK, working, ..met };
    assert_case(&[(2015, 60.0), (2022, 30.04)], &keys("lower"), &over);
    let cells = ["10.0 in 2015", "30.0 in 2022", "30.0 by 2030"];
    let working = &["Share of the way: (30.0 − 10.0) ÷ (30.0 − 10.0) = 0.998"];
    let under = Expected { verdicts: ON_TRACK, cells, working, problem: None };
    assert_case(&[(2015, 10.0), (2022, 29.96)], &keys("higher"), &under);
}

#[test]
fn milestones_out_of_order_are_drawn_by_their_years() {
    let keys = target(
        2030,
        30.0,
        r#""decimals": 0, "better": "lower",
        "milestones": [{"year": 2025, "value": 35}, {"year": 2018, "value": 50}, {"year": 2022, "value": 45}]"#,
    );
    let readings: Readings = &[(2015, 60.0), (2018, 55.0), (2022, 40.0)];
    assert_whole(&spec("bars", readings, &keys));
    for width in WIDTHS {
        let figure = drawn(&chart("path", readings, &keys), width, Lang::En);
        let wide = |points: &[Point]| across(points).1 - across(points).0;
        let target = fills(&figure.scene, Part::Target);
        let steps: Vec<_> = target.iter().map(|(p, _)| p).filter(|p| wide(p) < 8.0).collect();
        let (x, y): (Vec<f64>, Vec<f64>) = steps.iter().map(|p| (across(p).0, p[0].y)).unzip();
        assert!(x.len() == 3 && x.is_sorted_by(|a, b| a < b), "to the right: {x:?}");
        assert!(y.is_sorted_by(|a, b| a < b), "and down, 50, 45, 35: {y:?}");
        assert!(((x[1] - x[0]) / (x[2] - x[0]) - 4.0 / 7.0).abs() < 1e-6, "2018, 2022, 2025: {x:?}");
    }
}

#[test]
fn a_series_that_starts_after_its_base_year_needs_the_value_of_that_year() {
    // ln(50 ÷ 60) ÷ 7 against ln(30 ÷ 60) ÷ 15: 0.57; 40.6 by 2030, 0.65 of the way.
    let given = Expected {
        verdicts: [
            "Some progress",
            "Little progress/limited progress",
            "Some progress/fair progress",
            "Some progress/level 2",
            "Little progress/insufficient progress",
            "Some progress/moderately improving",
        ],
        cells: ["60 in 2015", "50 in 2022", "30 by 2030"],
        working: &["Observed ÷ required: −2.57% ÷ (−4.52%) = 0.57"],
        problem: None,
    };
    let keys =
        target(2030, 30.0, r#""decimals": 0, "better": "lower", "baseline": {"year": 2015, "value": 60}"#);
    let readings: Readings = &[(2018, 55.0), (2022, 50.0)];
    assert_case(readings, &keys, &given);
    // Without it the first figure is the baseline: 5 of 25 in 4 of 12 years, 0.60; ln(50 ÷ 55) ÷ 4 against
    // ln(30 ÷ 55) ÷ 12: 0.48; 41.3 by 2030, 0.55 of the way.
    let absent = Expected {
        verdicts: [
            "Some progress",
            "Little progress/limited progress",
            "Little progress/limited or no progress",
            "Some progress/level 2",
            "Little progress/insufficient progress",
            "Some progress/moderately improving",
        ],
        cells: ["55 in 2018", "50 in 2022", "30 by 2030"],
        working: &["Share of the time: (2022 − 2018) ÷ (2030 − 2018) = 0.333"],
        problem: Some("W-BASELINE-ABSENT /goals/0/indicators/0/baseline [2015] 2018"),
    };
    assert_case(readings, &keys.replace(r#", "value": 60}"#, "}"), &absent);
}

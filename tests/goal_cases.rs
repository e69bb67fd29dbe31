//! Goals that other people's charts got wrong, from the spec to the words and the picture, with all six methods.
//!
//! The numbers are those of part 3 of the collected bug reports; its extra inputs are in `goal_inputs.rs`.
//! What is tested elsewhere and not again here:
//! - 53, 58, 59 as numbers alone: `linear.rs`, `methods.rs`; a target of zero among crowded marks: `goal_bars.rs`
//! - 55, over 100 %: the word and the ratio of each method in `methods.rs`
//! - 56, a broken bar of a measure without a target: `goal_bars.rs`
//! - 61, dots of estimates in other views: `slope.rs`; flags in the summary: `goal_words.rs`; as pictures: `golden.rs` (`flagged`)
//! - 62, an illustrative target in the table: `goal_words.rs`; a target that is a range: `bands.rs`
//! - 63, several indicators of one goal: `goal_wholes.rs`; goals without figures: `check_goals.rs`
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "common/whole_path.rs"]
mod whole_path;

use carsi_charts::access;
use carsi_charts::figure::Key;
use carsi_charts::format::Lang;
use carsi_charts::geom::Point;
use carsi_charts::scene::Part;
use common::checking::run;
use whole_path::*;

#[test]
fn case_53_a_target_of_zero_has_a_way_and_no_full_bar() {
    let keys = target(2030, 0.0, r#""decimals": 0, "better": "lower""#);
    // 7 of 10 in 7 of 15 years; 3 × (3 ÷ 10)^(8 ÷ 7) = 0.758 by 2030.
    let expected = Expected {
        verdicts: ["On track", ZERO, ZERO, "Some progress/level 2", ZERO, "On track/on track"],
        cells: ["10 in 2015", "3 in 2022", "0 by 2030"],
        working: &["Share of the way: (3 − 10) ÷ (0 − 10) = 0.700"],
        problem: None,
    };
    assert_case(&[(2015, 10.0), (2022, 3.0)], &keys, &expected);
    for width in WIDTHS {
        let figure = drawn(&chart("bars", &[(2015, 10.0), (2022, 3.0)], &keys), width, Lang::En);
        let (left, right) = across(fills(&figure.scene, Part::Track)[0].0);
        let filled = (figure.targets[0].at.x - left) / (right - left);
        assert!((filled - 0.3).abs() < 1e-9, "{filled}");
    }
    let ring = drawn(&chart("rings", &[(2015, 10.0), (2022, 3.0)], &keys), 320.0, Lang::En);
    assert!(texts(&ring.scene).contains(&"70%"), "{:?}", texts(&ring.scene));

    // The value alone: there is no way that could be a share.
    let alone = Expected {
        verdicts: [NO_BASELINE; 6],
        cells: ["no baseline", "3 in 2022", "0 by 2030"],
        working: &[NO_BASELINE],
        problem: None,
    };
    assert_case(&[(2022, 3.0)], &keys, &alone);
    let ring = drawn(&chart("rings", &[(2022, 3.0)], &keys), 320.0, Lang::En).scene;
    assert!(fills(&ring, Part::Bar).is_empty() && texts(&ring).iter().all(|text| !text.contains('%')));
}

#[test]
fn case_55_over_a_hundred_percent_is_printed_as_it_is() {
    // 3^(1 ÷ 7) − 1 against 2^(1 ÷ 15) − 1.
    let expected = Expected {
        verdicts: [
            "Target met",
            "Target met/target achieved",
            "Target met/on track",
            "Target met/target achieved",
            "Target met/significant progress",
            "Target met/on track or maintaining",
        ],
        cells: ["50% in 2015", "150% in 2022", "100% by 2030"],
        working: &[
            "The latest figure, 150% in 2022, meets the target of 100%",
            "Observed ÷ required: 16.99% ÷ 4.73% = 3.59",
        ],
        problem: None,
    };
    let keys = target(2030, 100.0, r#""unit": "%", "decimals": 0, "better": "higher""#);
    assert_case(&[(2015, 50.0), (2022, 150.0)], &keys, &expected);
    for width in WIDTHS {
        let scene = drawn(&chart("bars", &[(2015, 50.0), (2022, 150.0)], &keys), width, Lang::En);
        let (left, _) = across(fills(&scene.scene, Part::Track)[0].0);
        let (from, to) = across(fills(&scene.scene, Part::Target).last().unwrap().0);
        let aim = ((from + to) / 2.0 - left) / (scene.targets[0].at.x - left);
        assert!((aim - 100.0 / 150.0).abs() < 1e-9, "the bar goes on past its target: {aim}");
        assert!(fills(&scene.scene, Part::Bar).iter().all(|(_, cut)| !cut), "in full");
    }
    let fine = keys.replace(r#""decimals": 0"#, r#""decimals": 2"#);
    let far: Readings = &[(2015, 0.0), (2022, 2083.48)];
    assert_whole(&spec("bars", far, &fine));
    for width in WIDTHS {
        let figure = drawn(&chart("bars", far, &fine), width, Lang::En);
        assert!(texts(&figure.scene).contains(&"2,083.48"), "{:?}", texts(&figure.scene));
        let (_, right) = across(fills(&figure.scene, Part::Track)[0].0);
        assert_eq!(figure.targets[0].at.x, right);
        assert_eq!(fills(&figure.scene, Part::Bar).iter().filter(|(_, cut)| *cut).count(), 2, "broken");

        // A ring of one and a half turns has a whole one under the half, which is the right one.
        let ring = drawn(&chart("rings", &[(2015, 0.0), (2022, 150.0)], &keys), width, Lang::En).scene;
        let ((left, right), turns) = (across(fills(&ring, Part::Track)[0].0), fills(&ring, Part::Bar));
        assert!(texts(&ring).contains(&"150%"), "{:?}", texts(&ring));
        assert_eq!((turns.len(), across(turns[0].0)), (3, (left, right)));
        let (from, to) = across(turns[2].0);
        assert!((from - (left + right) / 2.0).abs() < 1e-6 && (to - right).abs() < 0.5, "{from} {to}");
        let ring = drawn(&chart("rings", far, &fine), width, Lang::En).scene;
        assert!(texts(&ring).contains(&"2,083%"), "{:?}", texts(&ring));
    }
}

#[test]
fn case_56_a_value_past_either_end_is_broken_at_that_end() {
    for (aim, value, text, met, better) in [
        (4.0, 10.0, "10", true, "higher"),
        (-4.0, -10.0, "\u{2212}10", true, "lower"),
        (4.0, -10.0, "\u{2212}10", false, "higher"),
    ] {
        let keys = format!(r#""decimals": 0, "better": "{better}", "limits": {{"low": -5, "high": 5}}"#);
        let keys = target(2030, aim, &keys);
        let readings: Readings = &[(2015, 0.0), (2022, value)];
        assert_whole(&spec("bars", readings, &keys));
        for width in WIDTHS {
            let chart = chart("bars", readings, &keys);
            let figure = drawn(&chart, width, Lang::En);
            let (left, right) = across(fills(&figure.scene, Part::Track)[0].0);
            assert_eq!(figure.targets[0].at.x, if value > 0.0 { right } else { left }, "{value}");
            let bars = fills(&figure.scene, Part::Bar);
            assert_eq!(bars.iter().filter(|(_, cut)| *cut).count(), 2, "{value}");
            let verdict = if met { "Target met" } else { "Moving away" };
            for words in [text, verdict] {
                assert!(texts(&figure.scene).contains(&words), "{words} in {:?}", texts(&figure.scene));
            }
        }
    }
}

#[test]
fn case_58_below_a_falling_target_s_line_is_ahead_of_it() {
    // 60 − 20 × 7 ÷ 15 = 50.7 was due.
    let keys = target(2030, 40.0, r#""decimals": 0, "better": "lower""#);
    let readings: Readings = &[(2015, 60.0), (2022, 45.0)];
    let expected = Expected {
        verdicts: ON_TRACK,
        cells: ["60 in 2015", "45 in 2022", "40 by 2030"],
        working: &["Share of the way: (45 − 60) ÷ (40 − 60) = 0.750"],
        problem: None,
    };
    assert_case(readings, &keys, &expected);
    let lines = access::describe(&chart("path", readings, &keys), Key { row: 0, column: 0 }, &EN).lines;
    for line in [
        "Due in 2022 on a straight way to the target: 51",
        "Ahead of that by 6",
        "At the pace so far: 28 in 2030",
        "Needed from now on: −0.6 a year",
    ] {
        assert!(lines.iter().any(|said| said == line), "{line} in {lines:?}");
    }
}

#[test]
fn case_59_a_fall_that_is_wanted_is_a_share_of_the_way() {
    let keys = target(2030, 30.0, r#""decimals": 0, "better": "lower""#);
    let readings: Readings = &[(2015, 60.0), (2022, 35.0)];
    let expected = Expected {
        verdicts: ON_TRACK,
        cells: ["60 in 2015", "35 in 2022", "30 by 2030"],
        working: &[
            "Share of the way: (35 − 60) ÷ (30 − 60) = 0.833",
            "Share of the time: (2022 − 2015) ÷ (2030 − 2015) = 0.467",
            "Share of the way ÷ share of the time: 0.833 ÷ 0.467 = 1.79",
        ],
        problem: None,
    };
    assert_case(readings, &keys, &expected);
    let ring = drawn(&chart("rings", readings, &keys), 320.0, Lang::En);
    assert!(texts(&ring.scene).contains(&"83%"), "{:?}", texts(&ring.scene));
    let lines = access::describe(&chart("bars", readings, &keys), Key { row: 0, column: 0 }, &EN).lines;
    assert!(lines.iter().any(|line| line == "Lower is better"), "{lines:?}");
}

#[test]
fn case_61_the_way_to_projected_years_is_dashed() {
    let data =
        "country,year,value\nHND,2015,9\nHND,2016,8\nHND,2017,7\nHND,2018,6\nHND,2019,5 f\nHND,2020,4 f\n";
    let chart = run(r#"{"version": 1, "chart": "country-indicator"}"#, &[("d", data)], Lang::En).0.unwrap();
    let figure = drawn(&chart, 640.0, Lang::En);
    let at = |column| figure.target(Key { row: 0, column }).unwrap().at.x;
    let lines = lines(&figure.scene, Part::Series);
    let (solid, ahead): (Vec<&[Point]>, Vec<&[Point]>) =
        lines.into_iter().partition(|points| across(points).0 < at(3) - 1e-6);
    assert_eq!(solid.len(), 1, "one line as far as figures go");
    assert_eq!((solid[0].len(), across(solid[0])), (4, (at(0), at(3))));
    let longest = ahead.iter().map(|points| across(points).1 - across(points).0).fold(0.0, f64::max);
    assert!(ahead.len() > 6 && longest < (at(5) - at(4)) / 4.0, "{} dashes, {longest}", ahead.len());
    let end = ahead.iter().map(|points| across(points).1).fold(0.0, f64::max);
    assert!(end > at(4) && end <= at(5) + 1e-6, "on to the last of them: {end}");
    let described = |column| access::describe(&chart, Key { row: 0, column }, &EN).lines;
    assert_eq!((described(3), described(5)), (vec![], vec!["Forecast".to_owned()]));
}

#[test]
fn case_61_the_way_of_a_goal_to_projected_years_is_dashed_too() {
    let data = "year,value\n2015,9\n2016,8\n2017,7 b\n2018,6\n2019,5 f\n2020,4 f\n";
    let spec = r#"{"version": 1, "chart": "goal-progress", "view": "path", "goals": [{"title": "T", "indicators": [
        {"name": "M", "data": "d", "better": "lower"}]}]}"#;
    let chart = run(spec, &[("d", data)], Lang::En).0.unwrap();
    let figure = drawn(&chart, 640.0, Lang::En);
    let lines = lines(&figure.scene, Part::Series);
    let mut solid: Vec<(usize, f64)> = Vec::new();
    let mut dashes = 0;
    for points in lines {
        let (from, to) = across(points);
        if to - from > 10.0 {
            solid.push((points.len(), to - from));
        } else {
            dashes += 1;
        }
    }
    // Two lines of one year each, on the two sides of the break; then dashes.
    assert_eq!(solid.iter().map(|(points, _)| *points).collect::<Vec<_>>(), [2, 2], "{solid:?}");
    assert!((solid[0].1 - solid[1].1).abs() < 1e-6, "{solid:?}");
    assert!(dashes > 10, "{dashes}");
}

#[test]
fn case_62_a_target_is_in_the_table_whatever_is_drawn() {
    let keys = target(2030, 30.0, r#""unit": "%", "decimals": 0"#);
    for (official, cell) in
        [("true", "30% by 2030"), ("false", "30% by 2030 (illustrative target, not official)")]
    {
        let keys = keys.replace(r#""official": true"#, &format!(r#""official": {official}"#));
        for view in VIEWS.into_iter().chain(["table"]) {
            let table = access::table(&chart(view, &[(2015, 60.0), (2022, 35.0)], &keys), &EN);
            assert_eq!((table.head[4].as_str(), table.rows[0][4].text.as_str()), ("Target", cell), "{view}");
        }
    }
}

/// Five goals: met, moving away, nothing measurable, no figures, and too few to judge.
const FIVE: &str = r#"{"version": 1, "chart": "goal-progress", "view": "bars", "method": "compare", "goals": [
    {"number": 1, "title": "One", "indicators": [{"name": "A", "country": "HND", "decimals": 0, "better": "lower",
        "readings": [{"year": 2015, "value": 60}, {"year": 2022, "value": 30}], "target": {"year": 2030, "value": 30, "official": true}}]},
    {"number": 2, "title": "Two", "indicators": [{"name": "B", "country": "HND", "decimals": 0, "better": "lower",
        "readings": [{"year": 2015, "value": 10}, {"year": 2022, "value": 20}], "target": {"year": 2030, "value": 5, "official": true}}]},
    {"number": 3, "title": "Three"},
    {"number": 4, "title": "Four", "indicators": [{"name": "D", "country": "SLV", "readings": [{"year": 2015, "value": null}]}]},
    {"number": 5, "title": "Five", "indicators": [{"name": "E", "country": "SLV", "decimals": 0, "better": "lower",
        "readings": [{"year": 2015, "value": 10}, {"year": 2022, "value": 9}]}]}]}"#;

#[test]
fn case_63_an_overview_counts_what_cannot_be_judged_too() {
    let (five, problems) = run(FIVE, &[], Lang::En);
    assert_eq!(problems, ["W-MEASURE-EMPTY /goals/3/indicators/0 [D] data"]);
    let five = five.unwrap();
    // The other methods need no more than two figures for the last, and call it improving, but for one.
    assert_eq!(
        access::summary(&five, &EN),
        "5 goals, 4 indicators. Target met: 1; moving away: 1; no data: 1; cannot be judged: 1. Nothing measurable \
         was found for goal 3. 6 methods are compared; they agree on 3 of 4 indicators."
    );
    let words = [
        "Target met (straight-line method)",
        "Moving away (straight-line method)",
        "no verdict",
        "No data",
        "Cannot be judged: too few figures for a trend",
    ];
    let table = access::table(&five, &EN);
    assert_eq!(table.rows.iter().map(|row| row[5].text.as_str()).collect::<Vec<_>>(), words);
    // (9 ÷ 10)^(1 ÷ 7) − 1 = −1.49 %, a little under the 1.5 % of substantial progress.
    assert_eq!(table.rows[4][6].text, "Trend: improving (Open SDG method: “moderate progress”)");
    assert_whole(FIVE);

    let card = run(&FIVE.replace("bars", "scorecard"), &[], Lang::En).0.unwrap();
    for width in WIDTHS {
        let figure = drawn(&card, width, Lang::En);
        assert_eq!(figure.targets.len(), 5, "{width}");
        let said = texts(&figure.scene);
        for word in
            ["Target met", "Moving away", "No data", "Cannot be judged", "Nothing measurable was found"]
        {
            // By itself, or in a key where cells have no room for it; long ones may be on two lines.
            assert!(said.join(" ").contains(word), "{word} in {said:?} at {width}");
        }
    }
}

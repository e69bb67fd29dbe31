//! A goal as a whole: what its indicators' verdicts come to, by which weights, and where that is shown.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use carsi_charts::access;
use carsi_charts::figure::{Key, WHOLE};
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::{Chart, Goals, Kind};
use carsi_charts::progress::{Status, Why};
use common::Stage;
use common::checking::run;
use proptest::prelude::*;

const EN: NativeLocale = NativeLocale { lang: Lang::En };

/// Readings of an indicator that reaches for 100 by 2020, seen in 2015, and what `linear` says of them.
const MET: &str = "[[2010, 0], [2015, 100]]";
const ON: &str = "[[2010, 0], [2015, 50]]";
const SOME: &str = "[[2010, 0], [2015, 30]]";
const LITTLE: &str = "[[2010, 0], [2015, 10]]";
const AWAY: &str = "[[2010, 10], [2015, 0]]";
const NONE: &str = "[]";

struct Indicator {
    readings: &'static str,
    aimed: bool,
    keys: String,
}

fn aimed(readings: &'static str) -> Indicator {
    Indicator { readings, aimed: true, keys: String::new() }
}

fn weighed(readings: &'static str, weight: f64) -> Indicator {
    Indicator { keys: format!(r#", "weight": {weight}"#), ..aimed(readings) }
}

fn spec(view: &str, indicators: &[Indicator]) -> String {
    let mut all = Vec::new();
    for (i, of) in indicators.iter().enumerate() {
        let pairs: Vec<(i32, f64)> = serde_json::from_str(of.readings).unwrap();
        let readings: Vec<String> =
            pairs.iter().map(|(year, value)| format!(r#"{{"year": {year}, "value": {value}}}"#)).collect();
        let target =
            if of.aimed { r#", "target": {"year": 2020, "value": 100, "official": true}"# } else { "" };
        let (name, readings, keys) = (format!("I{i}"), readings.join(","), &of.keys);
        all.push(format!(
            r#"{{"name": "{name}", "decimals": 0, "better": "higher", "readings": [{readings}]{target}{keys}}}"#
        ));
    }
    let all = all.join(",");
    format!(
        r#"{{"version": 1, "chart": "goal-progress", "view": "{view}", "goals": [{{"number": 1, "title": "T", "indicators": [{all}]}}]}}"#
    )
}

fn chart(view: &str, indicators: &[Indicator]) -> Chart {
    run(&spec(view, indicators), &[], Lang::En).0.unwrap()
}

fn goals(chart: &Chart) -> &Goals {
    match &chart.kind {
        Kind::Goals(goals) => goals,
        Kind::Indicator(_) => panic!(),
    }
}

fn whole(indicators: &[Indicator]) -> carsi_charts::progress::overall::Overall {
    goals(&chart("bars", indicators)).goals[0].overall(None).unwrap()
}

#[test]
fn the_mean_of_the_points_is_the_verdict() {
    for (readings, status, mean) in [
        ([MET, MET], Status::Achieved, 1.0),
        ([MET, ON], Status::OnTrack, 1.0),
        ([ON, SOME], Status::OnTrack, 0.75),
        ([SOME, SOME], Status::SomeProgress, 0.5),
        ([SOME, LITTLE], Status::SomeProgress, 0.25),
        ([LITTLE, LITTLE], Status::LittleProgress, 0.0),
        ([SOME, AWAY], Status::Undetermined(Why::Opposed), -0.25),
        ([LITTLE, AWAY], Status::MovingAway, -0.5),
    ] {
        let found = whole(&readings.map(aimed));
        assert_eq!((found.status, found.mean), (status, Some(mean)), "{readings:?}");
    }
}

#[test]
fn weights_move_the_mean_and_are_shown() {
    assert_eq!(whole(&[weighed(ON, 3.0), weighed(LITTLE, 1.0)]).status, Status::OnTrack);
    assert_eq!(whole(&[weighed(ON, 1.0), weighed(LITTLE, 3.0)]).status, Status::SomeProgress);
    let chart = chart("bars", &[weighed(ON, 3.0), weighed(LITTLE, 1.0), weighed(NONE, 0.5)]);
    let working = access::workings(&chart, &EN).pop().unwrap();
    assert_eq!(working.title, "Goal 1: T · all indicators");
    assert_eq!(
        working.lines[..6],
        [
            "Goal as a whole: On track (mean 0.75; 2 of 3 indicators judged)",
            "I0: on track, counts 1.0, weight 3",
            "I1: little progress, counts 0.0, weight 1",
            "I2: no data, left out, weight 0.500",
            "Mean by weight: 0.75; judged weight 4 of 4.500",
            "On track: 0.75 or more",
        ]
    );
}

#[test]
fn one_that_moves_away_is_not_averaged_into_being_on_track() {
    let found = whole(&[weighed(ON, 9.0), weighed(AWAY, 1.0)]);
    assert_eq!((found.status, found.mean, found.held), (Status::SomeProgress, Some(0.8), true));
    let chart = chart("bars", &[weighed(ON, 9.0), weighed(AWAY, 1.0)]);
    let lines = access::workings(&chart, &EN).pop().unwrap().lines;
    let held = "Some progress: 0.75 or more, but an indicator moves away, so it is not on track";
    assert!(lines.iter().any(|line| line == held), "{lines:?}");
}

#[test]
fn what_is_missing_is_counted_and_too_much_of_it_leaves_the_goal_open() {
    let found = whole(&[aimed(ON), aimed(NONE)]);
    assert_eq!((found.status, found.judged, found.missing), (Status::OnTrack, 1, 1));
    assert_eq!(whole(&[aimed(ON), weighed(NONE, 1.5)]).status, Status::Undetermined(Why::TooFewJudged));
    assert_eq!(whole(&[aimed(NONE), aimed(NONE)]).status, Status::NoData);
    let summary = access::summary(&chart("bars", &[aimed(ON), aimed(NONE)]), &EN);
    assert!(
        summary.contains("Goal 1 as a whole: on track (mean 1.00; 1 of 2 indicators judged)."),
        "{summary}"
    );
}

#[test]
fn without_targets_there_is_no_track_to_be_on() {
    let free = || Indicator { aimed: false, ..aimed("[[2010, 1], [2012, 2], [2015, 3]]") };
    for of in [[free(), free()], [aimed(ON), free()]] {
        assert_eq!(whole(&of).status, Status::Improving);
    }
    let one = [aimed(ON)];
    assert!(access::wholes(goals(&chart("bars", &one))).is_empty(), "a single one speaks for itself");
}

#[test]
fn a_weight_that_is_none_is_refused() {
    for weight in ["0", "-1", "1001", "1e-9"] {
        let bad = Indicator { keys: format!(r#", "weight": {weight}"#), ..aimed(ON) };
        let (chart, said) = run(&spec("bars", &[bad]), &[], Lang::En);
        assert!(chart.is_none());
        assert_eq!(said, ["E-SPEC-VALUE /goals/0/indicators/0/weight [] weight"], "{weight}");
    }
}

#[test]
fn a_scorecard_has_a_line_for_the_whole_of_each_country() {
    let of = |readings, country: &str| Indicator {
        keys: format!(r#", "country": "{country}""#),
        ..aimed(readings)
    };
    let chart = chart("scorecard", &[of(ON, "BLZ"), of(AWAY, "PAN"), of(ON, "BLZ"), of(AWAY, "PAN")]);
    let said = |row| access::describe(&chart, Key { row, column: WHOLE }, &EN);
    assert_eq!(said(0).title, "Goal 1: T · all indicators, Belize");
    assert_eq!(said(0).value, "On track (mean 1.00; 2 of 2 indicators judged)");
    assert_eq!(said(1).value, "Moving away (mean −1.00; 2 of 2 indicators judged)");
    let stage = Stage::new(Lang::En);
    for width in [200.0, 320.0, 900.0] {
        let view = stage.view(width, 600.0);
        let figure = carsi_charts::views::goals::arrange(goals(&chart), &view);
        for row in [0, 1] {
            assert!(figure.target(Key { row, column: WHOLE }).is_some(), "{width} {row}");
        }
        common::assert_inside(&figure.scene, view.measure);
        common::assert_texts_apart(&figure.scene, view.measure);
    }
    let cells: Vec<String> = access::table(&chart, &EN).rows.iter().map(|row| row[1].text.clone()).collect();
    assert_eq!(cells[4..], ["All indicators, Belize", "All indicators, Panama"]);
}

#[test]
fn a_bound_is_not_missed_by_the_noise_of_decimals_nor_printed_as_met() {
    // 0.7 + 0.35 is a hair less than 1.05.
    let even = whole(&[weighed(ON, 0.7), weighed(SOME, 0.7)]);
    assert_eq!((even.status, even.mean), (Status::OnTrack, Some(0.75)));
    // 0.1 + 0.2 + 0.3 is a hair more than 0.6.
    let half = whole(&[weighed(ON, 0.3), weighed(NONE, 0.1), weighed(NONE, 0.2)]);
    assert_eq!(half.status, Status::OnTrack);
    let chart = chart("bars", &[weighed(ON, 99.0), weighed(SOME, 101.0)]);
    let lines = access::workings(&chart, &EN).pop().unwrap().lines;
    assert!(lines.iter().any(|line| line == "Mean by weight: 0.748; judged weight 200 of 200"), "{lines:?}");
}

#[test]
fn areas_are_not_averaged_in_any_view() {
    let of = |name: &'static str, country: &str| Indicator {
        keys: format!(r#", "country": "{country}""#),
        ..aimed(name)
    };
    for view in ["bars", "path", "rings", "table", "scorecard"] {
        let one_each = chart(view, &[of(ON, "BLZ"), of(AWAY, "PAN")]);
        assert!(access::wholes(goals(&one_each)).is_empty(), "{view}: one indicator in each");
        let several = chart(view, &[of(ON, "BLZ"), of(SOME, "BLZ"), of(AWAY, "PAN")]);
        let said: Vec<String> = access::wholes(goals(&several)).iter().map(|whole| whole.said(&EN)).collect();
        assert_eq!(
            said,
            [
                "On track (mean 0.75; 2 of 2 indicators judged)",
                "Moving away (mean −1.00; 1 of 1 indicators judged)"
            ],
            "{view}"
        );
    }
    let stage = Stage::new(Lang::En);
    let rings = chart("rings", &[of(ON, "BLZ"), of(AWAY, "PAN")]);
    let figure = carsi_charts::views::goals::arrange(goals(&rings), &stage.view(640.0, 600.0));
    assert_eq!(figure.targets.len(), 2, "a ring for each country");
}

#[test]
fn a_judgement_is_marked_as_one_wherever_it_counts() {
    let judged = Indicator {
        keys: r#", "judgement": {"status": "achieved", "by": "Office", "reason": "Law passed"}"#.to_owned(),
        ..aimed(SOME)
    };
    let again = Indicator { keys: judged.keys.clone(), ..aimed(SOME) };
    let chart_of = |view| chart(view, &[Indicator { keys: judged.keys.clone(), ..aimed(SOME) }]);
    let stage = Stage::new(Lang::En);
    for (view, mark) in [("rings", "a judgement, not computed"), ("scorecard", "* a judgement, not computed")]
    {
        let chart = chart_of(view);
        let figure = carsi_charts::views::goals::arrange(goals(&chart), &stage.view(640.0, 600.0));
        let texts = format!("{:?}", figure.scene.marks);
        assert!(texts.contains(mark), "{view}: {texts}");
    }
    let lines = access::workings(&chart("bars", &[again, aimed(ON)]), &EN).pop().unwrap().lines;
    assert_eq!(lines[1], "I0: target met (a judgement, not computed), counts 1.0");
}

proptest! {
    #[test]
    fn any_weights_give_a_mean_within_the_points(
        picks in prop::collection::vec((0_usize..6, 0.001_f64..1000.0), 2..6)
    ) {
        let all = [MET, ON, SOME, LITTLE, AWAY, NONE];
        let of: Vec<Indicator> = picks.iter().map(|(pick, weight)| weighed(all[*pick], *weight)).collect();
        let found = whole(&of);
        prop_assert!(found.mean.is_none_or(|mean| (-1.0..=1.0).contains(&mean)), "{:?}", found);
        prop_assert_eq!(found.judged + found.missing, of.len());
        let away = picks.iter().any(|(pick, _)| *pick == 4);
        prop_assert!(!(away && matches!(found.status, Status::OnTrack | Status::Achieved)), "{:?}", found);
        if picks.iter().all(|(pick, _)| *pick < 2) {
            prop_assert!(matches!(found.status, Status::OnTrack | Status::Achieved), "{:?}", found);
        }
    }
}

//! Targets that are a band to be in, and the steps on the way: what is judged, said, drawn and refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use carsi_charts::access;
use carsi_charts::figure::Key;
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::{Chart, Goals, Kind, Measure};
use carsi_charts::progress::{Status, Why, Working};
use carsi_charts::scene::{Part, Shape};
use carsi_charts::views::goals;
use common::checking::run;
use common::{Stage, assert_inside, assert_targets, assert_texts_apart};
use proptest::prelude::*;

const EN: NativeLocale = NativeLocale { lang: Lang::En };
const ES: NativeLocale = NativeLocale { lang: Lang::Es };
const BAND: &str = r#""target": {"year": 2020, "low": 20, "high": 30, "official": true}"#;

fn spec(readings: &[(i32, f64)], keys: &str) -> String {
    let readings: Vec<String> =
        readings.iter().map(|(year, value)| format!(r#"{{"year": {year}, "value": {value}}}"#)).collect();
    let readings = readings.join(",");
    format!(
        r#"{{"version": 1, "chart": "goal-progress", "goals": [{{"title": "T", "indicators": [
        {{"name": "M", "unit": "per town", "decimals": 0, "readings": [{readings}], {keys}}}]}}]}}"#
    )
}

fn chart(readings: &[(i32, f64)], keys: &str, lang: Lang) -> Chart {
    run(&spec(readings, keys), &[], lang).0.unwrap()
}

fn goals_of(chart: &Chart) -> &Goals {
    match &chart.kind {
        Kind::Goals(goals) => goals,
        Kind::Indicator(_) => panic!(),
    }
}

fn judged(from: f64, latest: f64) -> Measure {
    goals_of(&chart(&[(2010, from), (2015, latest)], BAND, Lang::En)).goals[0].measures[0].clone()
}

#[test]
fn the_way_leads_to_the_nearer_end() {
    for (from, latest, status, end) in [
        (10.0, 15.0, Status::OnTrack, 20.0),
        (40.0, 35.0, Status::OnTrack, 30.0),
        (10.0, 9.0, Status::MovingAway, 20.0),
        (40.0, 41.0, Status::MovingAway, 30.0),
        (10.0, 20.0, Status::Achieved, 20.0),
        (10.0, 25.0, Status::Achieved, 20.0),
        (40.0, 30.0, Status::Achieved, 30.0),
    ] {
        let measure = judged(from, latest);
        assert_eq!(measure.verdict.status, status, "{from} to {latest}");
        assert_eq!(measure.target.unwrap().value.get(), end, "{from} to {latest}");
    }
}

#[test]
fn inside_is_met_from_the_start_until_it_is_left_on_either_side() {
    assert_eq!(judged(25.0, 22.0).verdict.working, Working::FromStart { kept: true });
    for latest in [19.0, 31.0] {
        let verdict = judged(25.0, latest).verdict;
        assert_eq!(
            (verdict.status, verdict.working),
            (Status::MovingAway, Working::FromStart { kept: false })
        );
    }
}

#[test]
fn through_the_band_and_out_is_neither_met_nor_moving_away_for_any_method() {
    let keys = BAND;
    for readings in [[(2010, 10.0), (2015, 35.0)], [(2010, 40.0), (2015, 15.0)]] {
        let text = spec(&readings, keys).replace(r#""goals""#, r#""method": "compare", "goals""#);
        let chart = run(&text, &[], Lang::En).0.unwrap();
        let measure = &goals_of(&chart).goals[0].measures[0];
        for verdict in measure.verdicts() {
            assert_eq!(verdict.status, Status::Undetermined(Why::PastBand));
        }
        let said = access::describe(&chart, Key { row: 0, column: 0 }, &EN).speech;
        assert!(said.contains("left it on the other side"), "{said}");
    }
}

#[test]
fn a_band_is_said_whole() {
    let chart_en = chart(&[(2010, 10.0), (2015, 15.0)], BAND, Lang::En);
    let table = access::table(&chart_en, &EN);
    assert_eq!(table.rows[0][4].text, "20 to 30 per town by 2020");
    let lines = access::workings(&chart_en, &EN).remove(0).lines;
    assert!(lines[1].ends_with("Target: 20 to 30 per town by 2020"), "{lines:?}");
    assert_eq!(lines[2], "The target is a range; the way is counted to its nearer end, 20 per town");
    let chart_es = chart(&[(2010, 10.0), (2015, 15.0)], BAND, Lang::Es);
    assert_eq!(access::table(&chart_es, &ES).rows[0][4].text, "de 20 a 30 per town para 2020");
    let csv = access::csv(&chart_en);
    assert!(csv.contains(",target_low,") && csv.contains(",target_high,"), "{csv}");
}

#[test]
fn a_band_is_drawn_from_end_to_end() {
    let stage = Stage::new(Lang::En);
    for view in ["bars", "path", "rings", "scorecard"] {
        for official in ["true", "false"] {
            let keys = BAND.replace("true", official);
            let text = spec(&[(2010, 10.0), (2015, 15.0)], &keys)
                .replace(r#""goals""#, &format!(r#""view": "{view}", "goals""#));
            let chart = run(&text, &[], Lang::En).0.unwrap();
            for width in [200.0, 320.0, 900.0] {
                let room = stage.view(width, 300.0);
                let figure = goals::arrange(goals_of(&chart), &room);
                assert_inside(&figure.scene, room.measure);
                assert_targets(&figure);
                assert_texts_apart(&figure.scene, room.measure);
                if matches!(view, "bars" | "path") {
                    let marks = figure.scene.marks.iter().filter(|m| m.part == Part::Target);
                    let lines = marks.filter(|m| matches!(m.shape, Shape::Line { .. })).count();
                    // Two ends and what joins them, which an illustration breaks up.
                    assert!(
                        if official == "true" { lines >= 3 } else { lines > 3 },
                        "{view} {width}: {lines}"
                    );
                }
            }
        }
    }
}

#[test]
fn half_a_band_a_band_upside_down_and_a_band_with_a_value_are_refused() {
    for target in [
        r#""low": 20"#,
        r#""high": 20"#,
        r#""low": 30, "high": 20"#,
        r#""low": 5, "high": 5"#,
        r#""value": 5, "low": 1, "high": 9"#,
        r#""official": true"#,
    ] {
        let keys = format!(r#""target": {{"year": 2020, {target}}}"#);
        let (chart, said) = run(&spec(&[(2010, 10.0), (2015, 15.0)], &keys), &[], Lang::En);
        assert!(chart.is_none());
        assert_eq!(said, ["E-SPEC-VALUE /goals/0/indicators/0/target [] aim"], "{target}");
    }
}

#[test]
fn a_step_says_whether_the_figure_of_its_year_met_it() {
    let keys = r#""better": "higher", "target": {"year": 2020, "value": 40, "official": true},
        "milestones": [{"year": 2012, "value": 12}, {"year": 2011, "value": 14}, {"year": 2013, "value": 20}]"#;
    let chart = chart(&[(2010, 10.0), (2011, 14.0), (2012, 11.0), (2015, 20.0)], keys, Lang::En);
    assert_eq!(
        access::table(&chart, &EN).rows[0][4].text,
        "40 per town by 2020; milestone: 14 per town by 2011 (met, with 14 per town); milestone: 12 per town by 2012 \
         (not met, with 11 per town); milestone: 20 per town by 2013"
    );
}

#[test]
fn where_there_is_no_way_to_go_nothing_is_due() {
    for (from, latest, keys) in [
        (40.0, 25.0, r#""better": "higher", "target": {"year": 2020, "value": 30}"#),
        (25.0, 35.0, BAND),
        (10.0, 40.0, BAND),
    ] {
        let chart = chart(&[(2010, from), (2015, latest)], keys, Lang::En);
        let said = access::describe(&chart, Key { row: 0, column: 0 }, &EN).speech;
        assert!(!said.contains("Due in") && !said.contains("Ahead"), "{said}");
    }
}

#[test]
fn the_ends_of_a_band_are_inside_and_printed_whole() {
    let keys = r#""target": {"year": 2020, "low": 0.2, "high": 0.3}"#;
    let chart = chart(&[(2010, 0.1), (2015, 0.1 + 0.2)], keys, Lang::En);
    assert_eq!(goals_of(&chart).goals[0].measures[0].verdict.status, Status::Achieved);
    let keys = r#""target": {"year": 2020, "low": 20, "high": 30.6}"#;
    let text = spec(&[(2010, 10.0), (2015, 15.0)], keys).replace(r#""decimals": 0, "#, "");
    let chart = run(&text, &[], Lang::En).0.unwrap();
    assert!(access::table(&chart, &EN).rows[0][4].text.starts_with("20.0 to 30.6"));
    let said =
        access::workings(&self::chart(&[(2010, 10.0), (2015, 25.0)], BAND, Lang::Es), &ES).remove(0).lines;
    assert!(said.iter().all(|line| !line.contains("de de")), "{said:?}");
}

#[test]
fn another_target_year_keeps_the_band_and_is_not_official() {
    let text =
        spec(&[(2010, 10.0), (2015, 15.0)], BAND).replace(r#""goals""#, r#""target_year": 2035, "goals""#);
    let chart = run(&text, &[], Lang::En).0.unwrap();
    let target = goals_of(&chart).goals[0].measures[0].target.clone().unwrap();
    assert_eq!((target.year, target.ends(), target.official), (2035, [20.0, 30.0], false));
}

proptest! {
    /// Mirrored about zero, a band gives the same verdict; being inside always counts as met, and nothing else does.
    #[test]
    fn a_mirrored_band_gives_the_same_verdict(
        from in -100.0_f64..100.0, latest in -100.0_f64..100.0, low in -100.0_f64..100.0, wide in 0.1_f64..50.0
    ) {
        let status = |sign: f64| {
            let ends = [sign * low, sign * (low + wide)];
            let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            let keys = format!(r#""target": {{"year": 2020, "low": {low}, "high": {high}}}"#);
            let chart = chart(&[(2010, sign * from), (2015, sign * latest)], &keys, Lang::En);
            goals_of(&chart).goals[0].measures[0].verdict.status
        };
        prop_assert_eq!(status(1.0), status(-1.0));
        let inside = (low..=low + wide).contains(&latest);
        prop_assert_eq!(status(1.0) == Status::Achieved, inside);
    }
}

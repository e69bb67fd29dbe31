//! Judgements, and the way to a target: what is shown, said and refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use carsi_charts::access;
use carsi_charts::figure::Key;
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::{Chart, Goals, Kind};
use carsi_charts::progress::Status;
use carsi_charts::progress::trajectory::Trajectory;
use carsi_charts::views::goals;
use common::checking::run;
use common::{Stage, assert_inside, assert_targets, assert_texts_apart};
use proptest::prelude::*;

const EN: NativeLocale = NativeLocale { lang: Lang::En };

/// Falls too slowly towards its target, with keys of its own.
fn spec(keys: &str) -> String {
    format!(
        r#"{{"version": 1, "chart": "goal-progress", "view": "path", "goals": [{{"title": "T", "indicators": [
        {{"name": "M", "decimals": 0, "better": "lower", "target": {{"year": 2030, "value": 5, "official": true}},
          "readings": [{{"year": 2015, "value": 10}}, {{"year": 2022, "value": 9}}]{keys}}}]}}]}}"#
    )
}

const JUDGED: &str = r#", "judgement": {"status": "on-track", "by": "Invented Office", "reason": {"en": "Law passed", "es": "Ley aprobada"}}"#;

fn chart(keys: &str, lang: Lang) -> Chart {
    let (chart, problems) = run(&spec(keys), &[], lang);
    assert_eq!(problems, Vec::<String>::new());
    chart.unwrap()
}

fn of(chart: &Chart) -> &Goals {
    match &chart.kind {
        Kind::Goals(goals) => goals,
        Kind::Indicator(_) => panic!(),
    }
}

#[test]
fn a_judgement_is_shown_as_one_and_hides_no_verdict() {
    let chart = chart(JUDGED, Lang::En);
    let measure = &of(&chart).goals[0].measures[0];
    assert_eq!((measure.status(), measure.verdict.status), (Status::OnTrack, Status::LittleProgress));
    let judged = "On track (judgement by Invented Office: Law passed)";
    assert_eq!(access::table(&chart, &EN).rows[0][5].text, judged);
    let said = access::describe(&chart, Key { row: 0, column: 0 }, &EN).lines;
    let computed = "Little progress (straight-line method)";
    for line in [judged, computed] {
        assert!(said.iter().any(|l| l == line), "{line}: {said:?}");
    }
    let lines = access::workings(&chart, &EN).swap_remove(0).lines;
    assert_eq!(lines[..2], [judged, "This judgement is shown instead of the method’s verdict"]);
    assert!(lines.contains(&"Straight-line method".to_owned()), "{lines:?}");
    let summary = access::summary(&chart, &EN);
    assert!(summary.contains("On track: 1. 1 verdict is a judgement, not computed."), "{summary}");
    let stage = Stage::new(Lang::En);
    let figure = goals::arrange(of(&chart), &stage.view(640.0, 400.0));
    assert!(format!("{:?}", figure.scene).contains("a judgement, not computed"));
}

#[test]
fn a_judgement_needs_a_known_word_somebody_and_a_reason() {
    let problems = |judgement: &str| run(&spec(&format!(r#", "judgement": {judgement}"#)), &[], Lang::En).1;
    let at = "/goals/0/indicators/0/judgement";
    let allowed = "achieved | on-track | some-progress | little-progress | moving-away | improving | little-change | worsening";
    assert_eq!(
        problems(r#"{"status": "fine", "by": "A", "reason": "B"}"#),
        [format!("E-SPEC-VALUE {at}/status [fine] {allowed}")]
    );
    assert_eq!(
        problems(r#"{"status": "achieved", "by": " ", "reason": "B"}"#),
        [format!("E-SPEC-VALUE {at}/by [] required")]
    );
    assert_eq!(problems(r#"{"status": "achieved", "by": "A"}"#).len(), 1);
}

#[test]
fn what_was_due_and_what_is_needed_is_said_in_words_and_drawn() {
    let chart = chart("", Lang::Es);
    let said = access::ahead(&of(&chart).goals[0].measures[0], &NativeLocale { lang: Lang::Es });
    assert_eq!(
        said.lines().collect::<Vec<_>>(),
        [
            "Previsto para 2022 en un camino recto hacia la meta: 8",
            "Por detrás de eso en 1",
            "Al ritmo observado: 8 en 2030",
            "Necesario desde ahora: −0,5 al año",
        ]
    );
    for width in [200.0, 320.0, 900.0] {
        let stage = Stage::new(Lang::Es);
        let height = goals::height(of(&chart), &stage.view(width, 0.0)).natural;
        let view = stage.view(width, height);
        let figure = goals::arrange(of(&chart), &view);
        assert_inside(&figure.scene, view.measure);
        assert_texts_apart(&figure.scene, view.measure);
        assert_targets(&figure);
    }
}

/// A target that is met, or whose year is past, has no way ahead.
#[test]
fn nothing_is_due_once_the_target_is_met_or_its_year_past() {
    for (from, to) in [(r#""value": 9}"#, r#""value": 4}"#), (r#""year": 2022"#, r#""year": 2031"#)] {
        let (chart, _) = run(&spec("").replace(from, to), &[], Lang::En);
        let chart = chart.unwrap();
        let said = access::ahead(&of(&chart).goals[0].measures[0], &EN);
        assert_eq!(said.lines().count(), 0, "{to}");
    }
}

proptest! {
    #[test]
    fn a_way_goes_through_its_ends_and_the_pace_through_the_reading(
        from in 0.001..1e6_f64, to in 0.001..1e6_f64, value in 0.001..1e6_f64, geometric in any::<bool>(), gone in 1..30, ahead in 1..30,
    ) {
        let way = Trajectory { baseline: (2000, from), target: (2000 + gone + ahead, to), geometric };
        prop_assert_eq!(way.at(way.target.0), to);
        prop_assert!((way.at(2000) - from).abs() <= from * 1e-9);
        let latest = (2000 + gone, value);
        if let Some(end) = way.forecast(latest) {
            // From the forecast back to the reading.
            let pace = Trajectory { target: (way.target.0, end), ..way };
            let sound = !geometric || end > 0.0;
            prop_assert!(!sound || (pace.at(latest.0) - value).abs() <= 1e-6 * (value + end.abs() + from));
        }
        let step = way.needed(latest).unwrap();
        prop_assert!((value + step * f64::from(ahead) - to).abs() <= 1e-9 * (value + to));
    }
}

//! Goals in words, English and Spanish: verdicts, their working, table and
//! summary of small charts with invented numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "common/invented.rs"]
mod invented;

use carsi_charts::access;
use carsi_charts::figure::Key;
use carsi_charts::model::*;
use invented::*;

#[test]
fn the_goal_table_says_illustrative_and_nothing_measurable() {
    let table = access::table(&goals(), &EN);
    assert_eq!(table.head, ["Goal", "Indicator", "Baseline", "Latest", "Target", "Verdict"]);
    let texts = |row: usize| table.rows[row].iter().map(|c| c.text.as_str()).collect::<Vec<_>>();
    assert_eq!(
        texts(0),
        [
            "Goal 1: Fewer",
            "Towns, Panama",
            "80.0% in 2010",
            "50.0% in 2020",
            "20.0% by 2030 (illustrative target, not official)",
            "On track (straight-line method, against an illustrative target)",
        ]
    );
    assert_eq!(texts(1)[4..], ["no target", "Trend: improving (straight-line method)"]);
    assert_eq!(
        texts(2),
        ["Goal 2: None", "Nothing measurable was found", "no baseline", "no data", "no target", "no verdict"]
    );
}

#[test]
fn goals_are_summed_up() {
    assert_eq!(
        access::summary(&goals(), &EN),
        "3 goals, 4 indicators. On track: 1; improving: 1; cannot be judged: 1; no data: 1. Goal 1 as a whole: improving \
         (mean 1.00; 2 of 2 indicators judged, 1 against an illustrative target). Goal 3 as a whole: cannot be judged: less than half of its indicators, \
         by weight, can be judged (0 of 2 indicators judged). Nothing measurable was found for goal 2. Where an indicator has no target, its verdict is a trend. The only target is \
         illustrative, not official."
    );
    assert_eq!(
        access::summary(&goals(), &ES),
        "3 objetivos, 4 indicadores. En buen camino: 1; mejora: 1; no se puede valorar: 1; sin datos: 1. El objetivo 1 en \
         conjunto: mejora (media 1,00; 2 de 2 indicadores valorados, 1 frente a una meta ilustrativa). El objetivo 3 en conjunto: no se puede valorar: \
         se puede valorar menos de la mitad de sus indicadores, según su peso (0 de 2 indicadores valorados). No se \
         encontró nada medible para el objetivo 2. Donde un indicador no tiene meta, su valoración es una tendencia. \
         La única meta es ilustrativa, no oficial."
    );
}

#[test]
fn latest_figures_that_are_not_final_are_counted_by_their_flag() {
    // Of each measure the readings from the latest back.
    let flagged = |flags: [&[Option<Flag>]; 3]| {
        let mut chart = goals();
        let Kind::Goals(goals) = &mut chart.kind else { unreachable!() };
        let mut measures: Vec<_> = goals.goals.iter_mut().flat_map(|g| &mut g.measures).collect();
        for (measure, flags) in measures.iter_mut().zip(flags) {
            for (reading, flag) in measure.readings.iter_mut().rev().zip(flags) {
                reading.flag = *flag;
            }
        }
        chart
    };
    let (provisional, forecast) = (Some(Flag::Provisional), Some(Flag::Forecast));
    let some = flagged([&[provisional], &[Some(Flag::Estimated)], &[provisional, forecast]]);
    assert!(access::summary(&some, &EN).contains(
        "no data: 1. Not all of the latest figures are final (provisional: 2; estimate: 1). Goal 1"
    ));
    assert!(
        access::summary(&some, &ES)
            .contains(" No todas las últimas cifras son definitivas (provisional: 2; estimación: 1). ")
    );
    let one = flagged([&[forecast], &[Some(Flag::Break)], &[None, provisional]]);
    assert!(access::summary(&one, &EN).contains(" Not all of the latest figures are final (forecast: 1). "));
    // A figure that is missing is not the latest.
    let mut ends = flagged([&[forecast, provisional], &[], &[]]);
    let Kind::Goals(goals) = &mut ends.kind else { unreachable!() };
    goals.goals[0].measures[0].readings.last_mut().unwrap().value = Value::Missing(Missing::Unknown);
    assert!(
        access::summary(&ends, &EN).contains(" Not all of the latest figures are final (provisional: 1). ")
    );
}

#[test]
fn a_goal_is_described_with_its_verdict() {
    let key = |row| Key { row, column: 0 };
    let english = access::describe(&goals(), key(0), &EN);
    assert_eq!(english.title, "Goal 1: Fewer");
    assert_eq!(english.value, "50.0% in 2020");
    assert_eq!(
        english.lines,
        [
            "Towns, Panama",
            "Lower is better",
            "Baseline: 80.0% in 2010",
            "Illustrative target, not official: 20.0% by 2030",
            "Set by this test.",
            "Due in 2020 on a straight way to the target: 50.0%",
            "On track (straight-line method, against an illustrative target)",
            "Source: Office",
        ]
    );
    let spanish = access::describe(&goals(), key(1), &ES);
    assert_eq!(
        spanish.speech,
        "Objetivo 1: Fewer. Towns, Panamá: 50,0\u{a0}% en 2020. Menos es mejor. Línea de base: 80,0\u{a0}% en 2010. \
         Tendencia: mejora (método de la línea recta). Fuente: Office."
    );
    let nothing = access::describe(&goals(), key(2), &EN);
    assert_eq!(nothing.speech, "Goal 2: None. Nothing measurable was found. Nobody counts it.");
}

#[test]
fn the_working_shows_its_formula_and_the_rule_that_decided() {
    let lower = Some(Better::Lower);
    let share = measure(&[(2010, 80.0), (2020, 51.5)], Some((2030, 20.0, true)), lower);
    assert_eq!(
        access::working_lines(&share, &EN),
        [
            "Straight-line method",
            "Baseline: 80.0% in 2010. Latest: 51.5% in 2020. Target: 20.0% by 2030",
            "Share of the way: (51.5 − 80.0) ÷ (20.0 − 80.0) = 0.475",
            "Share of the time: (2020 − 2010) ÷ (2030 − 2010) = 0.500",
            "Share of the way ÷ share of the time: 0.475 ÷ 0.500 = 0.95",
            "On track: 0.95 or more",
            "The numbers are shown rounded; the working uses them in full",
            "Source of the method: carsi-charts; the ratio is that of the Sustainable Development Report",
        ]
    );
    let trend = measure(&[(2010, 80.0), (2015, 60.0), (2020, 50.0)], None, lower);
    assert_eq!(
        access::working_lines(&trend, &ES),
        [
            "Método de la línea recta",
            "Cifras usadas: 3, de 2010 a 2020",
            "Cambio por año según la recta que mejor se ajusta (mínimos cuadrados): −3,00 puntos porcentuales",
            "Tamaño medio de las cifras: 63,33\u{a0}%",
            "Cambio por año ÷ tamaño medio: −3,00 ÷ 63,33 = −4,74\u{a0}%",
            "Mejora: mejor en más de 0,5\u{a0}% al año",
            "Las cifras se muestran redondeadas; el cálculo usa los valores completos",
            "Fuente del método: carsi-charts; el cociente es el del Sustainable Development Report",
        ]
    );
}

#[test]
fn the_working_of_every_rule_ends_in_its_verdict() {
    let (lower, higher) = (Some(Better::Lower), Some(Better::Higher));
    let official = |year, value| Some((year, value, true));
    for (values, target, better, line) in [
        (&[(2010, -80.0), (2020, -90.0)][..], official(2030, 20.0), higher, "Moving away: under 0"),
        (&[(2010, 80.0), (2020, 75.0)], official(2030, 20.0), lower, "Little progress: from 0 to under 0.50"),
        (
            &[(2010, 80.0), (2020, 60.0)],
            official(2030, 20.0),
            lower,
            "Some progress: from 0.50 to under 0.95",
        ),
        (
            &[(2010, 80.0), (2031, 29.0)],
            official(2030, 20.0),
            lower,
            "Some progress: 0.50 or more, but the target is not met",
        ),
        (
            &[(2010, 80.0), (2020, 19.0)],
            official(2030, 20.0),
            lower,
            "The latest figure, 19.0% in 2020, meets the target of 20.0%",
        ),
        (
            &[(2010, 10.0), (2020, 29.0)],
            official(2030, 20.0),
            lower,
            "The baseline, 10.0% in 2010, met the target of 20.0% already; the latest figure, 29.0% in 2020, no longer does",
        ),
        (
            &[(2010, 5.0), (2011, 5.0), (2012, 5.0)],
            None,
            lower,
            "Little change: within 0.5% a year, up or down",
        ),
        (
            &[(2010, 5.0), (2011, 6.0), (2012, 7.0)],
            None,
            lower,
            "Getting worse: worse by more than 0.5% a year",
        ),
        (
            &[(2010, 5.0), (2011, 6.0), (2012, 7.0)],
            None,
            None,
            "Cannot be judged: neither more nor less of it is plainly better",
        ),
        (&[], None, lower, "No data"),
    ] {
        let lines = access::working_lines(&measure(values, target, better), &EN);
        assert!(lines.iter().any(|l| l == line), "{line} in {lines:#?}");
    }
}

#[test]
fn numbers_below_zero_stand_in_brackets() {
    let below = measure(&[(2010, -80.0), (2020, -90.0)], Some((2030, 20.0, true)), Some(Better::Higher));
    let lines = access::working_lines(&below, &EN);
    assert_eq!(lines[2], "Share of the way: (−90.0 − (−80.0)) ÷ (20.0 − (−80.0)) = −0.100");
}

#[test]
fn a_ratio_is_never_printed_on_the_wrong_side_of_its_bound() {
    let short = measure(&[(2010, 80.0), (2020, 51.51)], Some((2030, 20.0, true)), Some(Better::Lower));
    let lines = access::working_lines(&short, &EN);
    assert_eq!(lines[4], "Share of the way ÷ share of the time: 0.475 ÷ 0.500 = 0.9497");
    assert_eq!(lines[5], "Some progress: from 0.50 to under 0.95");
}

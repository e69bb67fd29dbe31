//! All methods side by side: in the spec, the table, the tooltip, the working and the summary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use carsi_charts::access;
use carsi_charts::figure::Key;
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::Kind;
use carsi_charts::progress::Method;
use common::checking::run;

/// The convex vector of the methods page, with a year between, and a measure without a target.
fn spec(method: &str) -> String {
    format!(
        r#"{{"version": 1, "chart": "goal-progress", "method": "{method}", "goals": [{{"title": "T", "indicators": [
        {{"name": "M", "unit": "points", "decimals": 0, "better": "higher",
          "readings": [{{"year": 2015, "value": 40}}, {{"year": 2018, "value": 41}}, {{"year": 2022, "value": 50}}],
          "target": {{"year": 2030, "value": 80, "official": true}}}},
        {{"name": "N", "decimals": 0, "better": "lower",
          "readings": [{{"year": 2015, "value": 10}}, {{"year": 2022, "value": 20}}]}}]}},
        {{"title": "U"}}]}}"#
    )
}

fn chart(method: &str, lang: Lang) -> carsi_charts::model::Chart {
    let (chart, problems) = run(&spec(method), &[], lang);
    assert_eq!(problems, Vec::<String>::new());
    chart.unwrap()
}

#[test]
fn each_method_can_be_asked_for_and_others_are_refused() {
    for method in Method::ALL {
        let Kind::Goals(goals) = chart(method.name(), Lang::En).kind else { panic!() };
        let measure = &goals.goals[0].measures[0];
        assert_eq!((measure.verdict.method, measure.compared.len()), (method, 0));
    }
    let (_, problems) = run(&spec("sdg"), &[], Lang::En);
    let allowed = "linear | open-sdg | unsd-2022 | unsd-2023 | eurostat | sdsn | compare";
    assert_eq!(problems, [format!("E-SPEC-VALUE /method [sdg] {allowed}")]);
}

#[test]
fn a_verdict_has_the_method_s_own_word_beside_that_of_the_display() {
    let verdict = |method: Method, lang| {
        let Kind::Goals(goals) = chart(method.name(), lang).kind else { panic!() };
        let say = |m: usize| access::verdict(&goals.goals[0].measures[m], &NativeLocale { lang });
        [say(0), say(1)]
    };
    assert_eq!(
        verdict(Method::OpenSdg, Lang::En),
        [
            "Some progress (Open SDG method: “moderate progress”)",
            "Trend: getting worse (Open SDG method: “deterioration”)"
        ]
    );
    assert_eq!(
        verdict(Method::Sdsn, Lang::Es),
        [
            "Algún avance (método de la SDSN: «mejora moderada»)",
            "No se puede valorar: este método necesita una meta",
        ]
    );
}

#[test]
fn compared_methods_stand_side_by_side() {
    let (chart, locale) = (chart("compare", Lang::En), NativeLocale { lang: Lang::En });
    let table = access::table(&chart, &locale);
    assert_eq!(
        table.head[5..],
        [
            "Verdict",
            "Open SDG method",
            "UN Statistics Division method of 2022",
            "UN Statistics Division method of 2023",
            "Eurostat method",
            "SDSN method",
        ]
    );
    assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
    let texts: Vec<_> = table.rows[0][5..].iter().map(|cell| cell.text.as_str()).collect();
    let own = [
        "Some progress (straight-line method)",
        "Some progress (Open SDG method: “moderate progress”)",
        "Some progress (UN Statistics Division method of 2022: “fair progress”)",
        "Some progress (UN Statistics Division method of 2023: “level 2”)",
        "Some progress (Eurostat method: “moderate progress”)",
        "Some progress (SDSN method: “moderately improving”)",
    ];
    assert_eq!(texts, own);
    let said = access::describe(&chart, Key { row: 0, column: 0 }, &locale).lines;
    assert!(own.iter().all(|verdict| said.iter().any(|line| line == verdict)), "{said:?}");
    assert!(
        access::summary(&chart, &locale).contains("6 methods are compared; they agree on 1 of 2 indicators.")
    );
    let lines = access::workings(&chart, &locale).swap_remove(0).lines;
    let heads = table.head[6..].iter().filter(|method| lines.contains(method)).count();
    assert_eq!((heads, lines[0].as_str()), (5, "Straight-line method"));
    let unused = "Not used: the figures between the baseline and the latest (1)";
    assert_eq!(lines.iter().filter(|line| *line == unused).count(), 6);
}

#[test]
fn the_working_of_a_trend_names_its_ends_its_rate_and_its_bounds() {
    let locale = NativeLocale { lang: Lang::Es };
    let lines = access::workings(&chart("eurostat", Lang::Es), &locale).swap_remove(1).lines;
    assert_eq!(
        lines,
        [
            "Método de Eurostat",
            "Se usan: 10 en 2015 y 20 en 2022",
            "Cambio compuesto observado por año: (20 ÷ 10)^(1 ÷ 7) − 1 = 10,41\u{a0}%",
            "En la dirección favorable: −10,41\u{a0}% al año",
            "«alejamiento significativo»: menos de −1,00\u{a0}%",
            "Se muestra aquí como: Empeora",
            "Las cifras se muestran redondeadas; el cálculo usa los valores completos",
            "Fuente del método: informes de la UE sobre los ODS; los umbrales son de conocimiento general, no copiados de uno",
        ]
    );
}

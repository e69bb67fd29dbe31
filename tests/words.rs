//! Charts in words, English and Spanish: tooltip, speech, table, summary and
//! CSV of small charts with invented numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "common/flagged.rs"]
mod flagged;
#[path = "common/invented.rs"]
mod invented;

use carsi_charts::access;
use carsi_charts::figure::Key;
use carsi_charts::format::quantity::push_unit;
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::*;
use invented::*;

const LAST: Key = Key { row: 0, column: 3 };
const GAP: Key = Key { row: 0, column: 1 };

#[test]
fn a_reading_is_described() {
    let english = access::describe(&plain(Lang::En), LAST, &EN);
    assert_eq!(english.title, "Honduras, 2004");
    assert_eq!(english.value, "10,000.0 umbrellas per town");
    assert_eq!(english.lines, ["Range: −9,000.0 to 12,000.5", "Provisional", "Counted twice."]);
    assert_eq!(
        english.speech,
        "Honduras, 2004: 10,000.0 umbrellas per town. Range: −9,000.0 to 12,000.5. Provisional. Counted twice."
    );
    let spanish = access::describe(&plain(Lang::Es), LAST, &ES);
    assert_eq!(spanish.value, "10.000,0 paraguas por pueblo");
    assert_eq!(
        spanish.speech,
        "Honduras, 2004: 10.000,0 paraguas por pueblo. Intervalo: de −9000,0 a 12.000,5. Provisional. Counted twice."
    );
}

#[test]
fn what_is_missing_says_why() {
    let speech = |lang, key, locale: &NativeLocale| access::describe(&plain(lang), key, locale).speech;
    assert_eq!(speech(Lang::En, GAP, &EN), "Honduras, 2002: withheld by the source.");
    assert_eq!(speech(Lang::Es, GAP, &ES), "Honduras, 2002: no divulgado por la fuente.");
    let absent = Key { row: 1, column: 3 };
    assert_eq!(speech(Lang::En, absent, &EN), "Panama, 2004: no data.");
    assert_eq!(speech(Lang::Es, absent, &ES), "Panamá, 2004: sin datos.");
}

#[test]
fn a_key_outside_the_chart_says_nothing() {
    for key in
        [Key { row: 3, column: 0 }, Key { row: 0, column: 4 }, Key { row: usize::MAX, column: usize::MAX }]
    {
        assert_eq!(access::describe(&plain(Lang::En), key, &EN), access::Description::default());
        assert_eq!(
            access::describe(&goals(), Key { column: key.column.max(2), ..key }, &EN),
            access::Description::default()
        );
    }
}

#[test]
fn every_cell_says_what_its_tooltip_says() {
    for locale in [EN, ES] {
        for unit in ["umbrellas per town", "%", ""] {
            let shown = Indicator { unit: unit.to_owned(), ..indicator(locale.lang, [Role::Highlighted; 3]) };
            let chart = chart(Kind::Indicator(shown.clone()));
            let table = access::table(&chart, &locale);
            let mut keys = 0;
            for cell in table.rows.iter().flatten() {
                let Some(key) = cell.key else { continue };
                let year = shown.years.0 + Year::try_from(key.column).unwrap();
                let has_number = shown.series[key.row].at(year).is_some_and(|r| r.value.number().is_some());
                let unit = if has_number { unit } else { "" };
                let value = access::describe(&chart, key, &locale).value;
                let mut expected = cell.text.clone();
                push_unit(&mut expected, unit, locale.lang);
                assert_eq!(value, expected);
                keys += 1;
            }
            assert_eq!(keys, 12, "a cell for every country and year");
        }
        let table = access::table(&goals(), &locale);
        let cells: Vec<_> = table.rows.iter().flatten().filter_map(|c| Some((c.key?, &c.text))).collect();
        // Two of the goals have two measures each.
        assert_eq!(cells.len(), goals_of(&goals()).rows().len() + 2);
        for (key, text) in cells {
            assert_eq!(access::describe(&goals(), key, &locale).value, *text);
        }
    }
}

#[test]
fn the_table_has_years_down_and_countries_across() {
    let table = access::table(&plain(Lang::Es), &ES);
    assert_eq!(table.caption, "Paraguas perdidos (paraguas por pueblo)");
    assert_eq!(table.head, ["Año", "Honduras", "Panamá", "Belice"]);
    let texts = |row: usize| table.rows[row].iter().map(|c| c.text.as_str()).collect::<Vec<_>>();
    assert_eq!(texts(0), ["2001", "1000,3", "7,0", "30,0"]);
    assert_eq!(texts(1), ["2002", "no divulgado por la fuente", "6,0", "29,0"]);
    assert_eq!(texts(3), ["2004", "10.000,0", "sin datos", "12,0"]);
    assert!(table.rows.iter().all(|r| r.len() == 4 && r[0].heading && !r[1].heading));
}

#[test]
fn the_summary_says_where_it_stands_how_it_changed_and_what_is_missing() {
    assert_eq!(
        access::summary(&plain(Lang::En), &EN),
        "Lost umbrellas: the latest figures (2004; Panama: 2003) are highest in Honduras, at 10,000.0 umbrellas per \
         town (provisional), and lowest in Panama, at 5.0. Between each country's first and latest figure, the \
         biggest fall was in Belize (from 30.0 in 2001 to 12.0 in 2004) and the biggest rise in Honduras (from \
         1,000.3 in 2001 to 10,000.0 in 2004). There are no figures for Honduras in 2002 \
         (withheld by the source) or Panama in 2004."
    );
    assert_eq!(
        access::summary(&plain(Lang::Es), &ES),
        "Paraguas perdidos: en las últimas cifras (2004; Panamá: 2003), el valor más alto corresponde a Honduras, \
         con 10.000,0 paraguas por pueblo (provisional), y el más bajo a Panamá, con 5,0. Entre la primera y la \
         última cifra de cada país, la mayor caída fue en Belice (de 30,0 en 2001 a 12,0 en 2004) y el mayor \
         aumento en Honduras (de 1000,3 en 2001 a 10.000,0 en 2004). No hay cifras de Honduras en 2002 \
         (no divulgado por la fuente) ni de Panamá en 2004."
    );
}

#[test]
fn the_summary_speaks_of_what_is_highlighted() {
    let roles = [Role::Muted, Role::Highlighted, Role::Highlighted];
    let said = |lang, locale: &NativeLocale| {
        let all = access::summary(&chart(Kind::Indicator(indicator(lang, roles))), locale);
        all.split(". ").nth(1).unwrap().to_owned()
    };
    assert_eq!(
        said(Lang::En, &EN),
        "In Panama the figure fell from 7.0 in 2001 to 5.0 in 2003; in Belize it fell from 30.0 in 2001 to 12.0 in 2004"
    );
    assert_eq!(
        said(Lang::Es, &ES),
        "En Panamá la cifra bajó de 7,0 en 2001 a 5,0 en 2003; en Belice bajó de 30,0 en 2001 a 12,0 en 2004"
    );
}

/// One country's figures from 2001 on.
fn alone(code: &str, values: &[f64]) -> Indicator {
    let readings = (2001..).zip(values.iter().copied()).collect::<Vec<_>>();
    let role = if code == "WLD" { Role::Comparator } else { Role::Highlighted };
    Indicator {
        name: String::new(),
        unit: "%".to_owned(),
        years: (2001, 2000 + Year::try_from(values.len()).unwrap()),
        series: vec![series(code, role, numbers(&readings))],
        ..indicator(Lang::En, [Role::Highlighted; 3])
    }
}

#[test]
fn one_country_is_put_plainly() {
    let said = |code, values: &[f64], locale: &NativeLocale| {
        access::summary(&chart(Kind::Indicator(alone(code, values))), locale)
    };
    assert_eq!(said("HND", &[5.0], &EN), "5.0% in Honduras (2001). For Honduras there is one figure only.");
    assert_eq!(
        said("HND", &[5.0, 9.0, 4.0], &EN),
        "4.0% in Honduras (2003). In Honduras the figure fell from 5.0% in 2001 to 4.0% in 2003, after a peak of \
         9.0% in 2002."
    );
    assert_eq!(
        said("HND", &[5.0, 1.0, 5.0], &ES),
        "5,0\u{a0}% en Honduras (2003). En Honduras la cifra fue de 5,0\u{a0}% en 2001 y de nuevo en 2003, tras un \
         mínimo de 1,0\u{a0}% en 2002."
    );
    assert_eq!(
        said("WLD", &[5.0, 6.0], &ES),
        "6,0\u{a0}% en el mundo (2002). En el mundo la cifra subió de 5,0\u{a0}% en 2001 a 6,0\u{a0}% en 2002."
    );
}

#[test]
fn a_highlighted_comparator_is_none_of_the_countries() {
    let of = |code, role, last| series(code, role, numbers(&[(2001, 5.0), (2004, last)]));
    let codes = ["BLZ", "CRI", "SLV"];
    let mut all: Vec<_> = codes.iter().map(|code| of(code, Role::Highlighted, 4.0)).collect();
    all.push(of("GTM", Role::Muted, 3.0));
    all.push(of("WLD", Role::Highlighted, 99.0));
    let said = |series: &[_]| {
        let shown = Indicator { series: series.to_vec(), years: (2001, 2004), ..alone("HND", &[1.0]) };
        access::summary(&chart(Kind::Indicator(shown)), &EN)
    };
    let many = said(&all);
    assert!(many.contains("Among the highlighted countries") && !many.contains("world"), "{many}");
    let few = said(&all[2..]);
    assert!(few.contains("in the world it rose from 5.0% in 2001 to 99.0% in 2004"), "{few}");
    assert!(!few.contains("highest in the world"), "{few}");
}

#[test]
fn many_gaps_are_counted_not_listed() {
    let codes = ["BLZ", "CRI", "SLV", "GTM", "HND"];
    let all = codes.iter().enumerate().map(|(i, code)| {
        let holed =
            (2001..2011).filter(|year| *year == 2001 || (year - 2001) % (i32::try_from(i).unwrap() + 2) == 0);
        series(code, Role::Highlighted, numbers(&holed.map(|y| (y, 1.0)).collect::<Vec<_>>()))
    });
    let holed = Indicator { years: (2001, 2010), series: all.collect(), ..alone("HND", &[1.0]) };
    let last = |locale: &NativeLocale| {
        let all = access::summary(&chart(Kind::Indicator(holed.clone())), locale);
        all.split(". ").last().unwrap().to_owned()
    };
    assert_eq!(
        last(&EN),
        "There are no figures for Guatemala in 8 of the 10 years, Honduras in 8 or El Salvador in 7; some years are \
         also missing for 2 other countries."
    );
    assert_eq!(
        last(&ES),
        "No hay cifras de Guatemala en 8 de los 10 años, de Honduras en 8 ni de El Salvador en 7; también faltan años \
         de otros 2 países."
    );
}

#[test]
fn a_picture_has_a_name() {
    assert_eq!(access::name(&plain(Lang::En), &EN), "Line chart: Lost umbrellas, 3 countries, 2001–2004");
    assert_eq!(
        access::name(&plain(Lang::Es), &ES),
        "Gráfico de líneas: Paraguas perdidos, 3 países, 2001–2004"
    );
    assert_eq!(access::name(&goals(), &EN), "Bar chart of goals: 3 goals");
    let texts = Texts { heading: "Rain".to_owned(), ..Texts::default() };
    assert_eq!(access::name(&Chart { texts, ..goals() }, &ES), "Rain");
    let single = chart(Kind::Indicator(alone("HND", &[1.0])));
    assert_eq!(access::name(&single, &EN), "Line chart: Honduras, 2001");
}

#[test]
fn csv_is_exact_quoted_and_defused() {
    let mut shown = indicator(Lang::En, [Role::Highlighted; 3]);
    shown.series.truncate(1);
    shown.series[0].readings[3].note = "=HYPERLINK(\"x\")\n-1".to_owned();
    shown.unit = "@home".to_owned();
    let file = access::csv(&chart(Kind::Indicator(shown)));
    let source = "\"Office of \"\"Umbrellas\"\", =Ltd\"";
    let lines = [
        "country_iso3,country,year,value,low,high,flag,missing,note,unit,source".to_owned(),
        format!("HND,Honduras,2001,1000.25,,,,,,'@home,{source}"),
        format!("HND,Honduras,2002,,,,,suppressed,,'@home,{source}"),
        format!("HND,Honduras,2003,12345.678,,,,,,'@home,{source}"),
        format!(
            "HND,Honduras,2004,9999.95,-9000,12000.5,provisional,,\"'=HYPERLINK(\"\"x\"\")\n-1\",'@home,{source}\n"
        ),
    ];
    assert_eq!(file, lines.join("\n"));
}

#[test]
fn csv_names_the_address_of_the_source_with_it_or_alone() {
    let address = "https://umbrellas.example/lost";
    for mut chart in [plain(Lang::En), goals()] {
        let last = |chart: &Chart| {
            let file = access::csv(chart);
            let rows: Vec<_> =
                csv::Reader::from_reader(file.as_bytes()).records().map(Result::unwrap).collect();
            let cells = rows.iter().map(|row| row[row.len() - 1].to_owned());
            // A measure's own source has no address.
            cells.filter(|cell| cell != "Office").collect::<Vec<_>>()
        };
        chart.texts.source_href = address.to_owned();
        let both = "Office of \"Umbrellas\", =Ltd, https://umbrellas.example/lost";
        assert!(
            !last(&chart).is_empty() && last(&chart).iter().all(|cell| cell == both),
            "{:?}",
            last(&chart)
        );
        chart.texts.source.clear();
        assert!(last(&chart).iter().all(|cell| cell == address));
        chart.texts.source_href.clear();
        assert!(last(&chart).iter().all(String::is_empty));
    }
}

#[test]
fn csv_reads_back_as_the_same_cells() {
    for chart in [plain(Lang::En), goals()] {
        let file = access::csv(&chart);
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let width = reader.headers().unwrap().len();
        let rows: Vec<_> = reader.records().map(|r| r.unwrap()).collect();
        assert!(rows.len() >= 12 && rows.iter().all(|r| r.len() == width), "{file}");
        assert!(rows.iter().any(|r| &r[width - 1] == "Office of \"Umbrellas\", =Ltd"));
    }
    let file = access::csv(&goals());
    assert!(
        file.contains(
            "1,Fewer,Towns,illustrative_target,PAN,Panama,2030,20,,,,,Set by this test.,%,Office\n"
        )
    );
    assert!(
        file.contains("2,None,,,,,,,,,,missing,Nobody counts it.,,"),
        "a goal without measures has a row"
    );
    assert!(
        file.contains("3,Two,Towns,,PAN,Panama,,,,,,missing,,%,Office\n"),
        "so has a measure without figures"
    );
}

#[test]
fn numbers_without_measure_are_still_words() {
    let huge = [f64::MAX, f64::MIN, 5e-324, -5e-324, 0.0];
    let chart = chart(Kind::Indicator(alone("HND", &huge)));
    for locale in [EN, ES] {
        assert!(access::summary(&chart, &locale).starts_with("0"));
        for column in 0..huge.len() {
            let said = access::describe(&chart, Key { row: 0, column }, &locale).value;
            assert!(!said.contains("NaN") && !said.contains('∞') && !said.starts_with("−0"), "{said}");
        }
    }
    assert!(access::csv(&chart).contains(",-179769313486231570000"));
}

#[test]
fn the_key_has_the_signs_that_the_view_draws() {
    let signs = |view: ViewKind| {
        let mut chart = flagged::line(Lang::En);
        let Kind::Indicator(indicator) = &mut chart.kind else { unreachable!() };
        indicator.show.view = view;
        let key = access::key(&chart, &NativeLocale::default());
        key.into_iter().map(|e| format!("{} {}", e.sign, e.text)).collect::<Vec<_>>()
    };
    let broken = |sign: &str| format!("{sign} Break in series: not comparable with the years before");
    let lines = signs(ViewKind::Line);
    assert_eq!(lines[..3], ["○ Estimate", "┄○ Provisional or forecast", &broken("//")]);
    assert!(lines.iter().any(|e| e.starts_with("× No figure: ")), "{lines:?}");
    assert_eq!(signs(ViewKind::Multiples), lines);
    for view in [ViewKind::Dots, ViewKind::Slope] {
        // Of the first and the last year, and of what is between them.
        assert_eq!(signs(view)[..2], ["○ Estimate or forecast", &broken("┈")], "{view:?}");
    }
    let bars = signs(ViewKind::Bars);
    assert!(bars.len() == 1 && bars[0].starts_with("▨ Provisional"), "{bars:?}");
    for view in [ViewKind::Heat, ViewKind::Map, ViewKind::Tiles] {
        let key = signs(view);
        let begin: Vec<char> = key.iter().filter_map(|e| e.chars().next()).collect();
        assert!(begin == ['◥'] || begin == ['◥', '▨'], "{view:?} {key:?}");
    }
    assert!(signs(ViewKind::Heat)[1].starts_with("▨ No figure: "));
    assert_eq!(signs(ViewKind::Table), [""; 0]);
}

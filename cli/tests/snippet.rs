//! The HTML that `snippet` prints, read as a browser reads it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::fs;

use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::Chart;
use carsi_charts::model::check::check;
use carsi_charts::{access, error, read, spec};
use common::{Folder, ROOT, run, texts};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};

fn snippet(arguments: &[&str]) -> String {
    let output = run(&[&["snippet"], arguments].concat(), b"");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a command is refused with.
fn refused(arguments: &[&str], input: &[u8]) -> (String, i32) {
    let output = run(&[&["snippet"], arguments].concat(), input);
    assert!(output.stdout.is_empty(), "{arguments:?}");
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

fn parsed(html: &str) -> Html {
    let html = Html::parse_fragment(html);
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    html
}

fn one<'a>(html: &'a Html, selector: &str) -> ElementRef<'a> {
    let selector = Selector::parse(selector).unwrap();
    let found: Vec<_> = html.select(&selector).collect();
    assert_eq!(found.len(), 1, "{selector:?} in {}", html.html());
    found[0]
}

fn demo(name: &str) -> String {
    format!("{ROOT}/www/data/{name}.json")
}

/// The chart of a demo spec, made without the command.
fn chart(name: &str, lang: Lang) -> Chart {
    carsi_charts::countries::install(carsi_charts::countries::WORLD);
    let mut problems = error::Problems::default();
    let text = fs::read_to_string(demo(name)).unwrap();
    let mut sources = Vec::new();
    for entry in fs::read_dir(format!("{ROOT}/www/data")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "csv") {
            let table = read::read(&fs::read(&path).unwrap(), &read::Request::default(), &mut problems);
            sources.push((path.file_name().unwrap().to_string_lossy().into_owned(), table));
        }
    }
    let spec = spec::parse(&text, &mut problems).unwrap();
    check(&spec, &sources, lang, &mut problems).unwrap()
}

/// Fails unless the element holds the summary and the table that the chart's own code gives.
fn assert_fallback(html: &Html, chart: &Chart, lang: Lang) {
    let locale = NativeLocale { lang };
    let table = access::table(chart, &locale);
    assert_eq!(texts(html, "p")[0], access::summary(chart, &locale));
    assert_eq!(texts(html, "caption"), [table.caption]);
    assert_eq!(texts(html, "thead th[scope=col]"), table.head);
    let cells: Vec<String> =
        table.rows.iter().flatten().map(|cell| [&*cell.text, &cell.mark].concat()).collect();
    assert_eq!(texts(html, "tbody :is(th, td)"), cells);
    let headings = table.rows.iter().flatten().filter(|cell| cell.heading).count();
    assert_eq!(texts(html, "tbody th[scope=row]").len(), headings);
    assert_eq!(texts(html, "tbody th").len(), headings);
}

#[test]
fn the_twin_holds_what_the_element_says() {
    for name in ["homicide", "goals", "school-lower-secondary", "removal-rate", "homicide-map"] {
        for (lang, code, day) in [(Lang::En, "en", "31 March 2026"), (Lang::Es, "es", "31 de marzo de 2026")]
        {
            let printed = snippet(&[&demo(name), "--lang", code, "--date", "2026-03-31"]);
            assert!(!printed.contains("\n\n"), "a blank line is a paragraph to some hosts");
            let html = parsed(&printed);
            let chart = chart(name, lang);
            assert_fallback(&html, &chart, lang);
            let twin = one(&html, "div[data-chart]").value();
            let is_goals = matches!(chart.kind, carsi_charts::model::Kind::Goals(_));
            assert_eq!(
                twin.attr("data-chart"),
                Some(if is_goals { "goal-progress" } else { "country-indicator" })
            );
            assert_eq!(
                (twin.attr("data-src"), twin.attr("lang")),
                (Some(&*format!("{name}.json")), Some(code))
            );
            assert_eq!(twin.attr("data-integrity"), None);
            let script = one(&html, "script").value();
            assert_eq!(script.attr("src"), Some("/carsi-charts/1/carsi-charts.js"));
            assert_eq!((script.attr("type"), script.attr("integrity")), (Some("module"), None));
            let cited = texts(&html, "p").pop().unwrap();
            assert!(cited.contains(&chart.texts.source) && cited.contains(&chart.texts.heading), "{cited}");
            assert!(cited.ends_with(&format!("{day}.")), "{cited}");
            let links = texts(&html, "p a[href]");
            assert_eq!(links.is_empty(), chart.texts.source_href.is_empty());
            if let [link] = links.as_slice() {
                assert_eq!(*link, chart.texts.source);
                assert_eq!(one(&html, "p a").value().attr("href"), Some(&*chart.texts.source_href));
            }
        }
    }
}

#[test]
fn the_element_holds_the_same() {
    let spec = demo("homicide");
    let given = ["--src", "/figures/homicide.json", "--base", "https://static.example.org/charts/1"];
    let html = parsed(&snippet(&[&[&*spec, "--element"][..], &given].concat()));
    let element = one(&html, "country-indicator").value();
    assert_eq!(element.attr("src"), Some("/figures/homicide.json"));
    assert_eq!(
        one(&html, "script").value().attr("src"),
        Some("https://static.example.org/charts/1/carsi-charts.js")
    );
    assert_fallback(&html, &chart("homicide", Lang::En), Lang::En);
}

#[test]
fn a_frame_is_told_by_its_address_and_cited_below() {
    let src = "https://example.org/a b/f.json?x=1&y=ñ".replace(' ', "%20");
    let html = parsed(&snippet(&[&demo("homicide"), "--iframe", "--src", &src, "--lang", "es"]));
    let frame = one(&html, "iframe").value();
    assert_eq!(
        frame.attr("src"),
        Some(
            "/carsi-charts/1/embed.html?chart=country-indicator\
             &src=https://example.org/a%2520b/f.json%3Fx%3D1%26y%3D%C3%B1&lang=es"
        )
    );
    let chart = chart("homicide", Lang::Es);
    assert_eq!((frame.attr("title"), frame.attr("loading")), (Some(&*chart.texts.heading), Some("lazy")));
    assert_eq!(one(&html, "script").value().attr("src"), Some("/carsi-charts/1/carsi-charts.frame.js"));
    assert!(texts(&html, "p")[0].contains(&chart.texts.source));
    let (said, code) = refused(&[&demo("homicide"), "--iframe"], b"");
    assert!(code == 2 && said.contains("--iframe needs --src"), "{said}");
}

/// A spec whose every text is markup, with right-to-left writing in it.
fn hostile() -> Value {
    let nasty = "</p></script><img src=x onerror=alert(1)>\"'&amp; <!-- هندوراس \u{202e}";
    json!({
        "version": 1, "chart": "country-indicator", "heading": nasty, "indicator": nasty, "unit": nasty, "note": nasty,
        "source": nasty, "source_href": "https://example.org/?a=1&b=\"<x>",
        "readings": [{"country": "HND", "year": 2010, "value": 1, "note": nasty}, {"country": "HND", "year": 2011}]
    })
}

#[test]
fn text_is_never_markup() {
    let folder = Folder::new("hostile");
    let package = folder.package();
    let spec = folder.file("a\"&<b>.json", hostile().to_string().as_bytes());
    let (src, nasty) = ("x.json?a=\"><script>&amp;", hostile()["note"].as_str().unwrap().to_owned());
    for way in [&[][..], &["--element"], &["--iframe"], &["--element", "--frozen", "--dist", &package]] {
        let html = parsed(&snippet(&[&[&*spec, "--src", src], way].concat()));
        for selector in ["img", "[onerror]", "p p", "script + script"] {
            assert!(texts(&html, selector).is_empty(), "{way:?} {selector}");
        }
        assert_eq!(texts(&html, "script").len(), 1);
        if way != ["--iframe"] {
            assert_eq!(texts(&html, "caption"), [format!("{nasty} ({nasty})")]);
            assert!(texts(&html, "p").contains(&nasty), "{way:?}");
            let (chart, name) =
                if way.is_empty() { ("div", "data-src") } else { ("country-indicator", "src") };
            assert_eq!(one(&html, chart).value().attr(name), Some(src));
        }
        assert_eq!(one(&html, "p a").value().attr("href"), Some("https://example.org/?a=1&b=\"<x>"));
        assert_eq!(texts(&html, "p a"), [&*nasty]);
    }
    for way in [&[][..], &["--element"]] {
        let html = parsed(&snippet(&[&[&*spec], way].concat()));
        let chart = one(&html, "[data-src], [src$=json]").value();
        assert_eq!(chart.attr("data-src").or(chart.attr("src")), Some("a\"&<b>.json"));
    }
}

#[test]
fn a_spec_with_an_error_is_told_and_nothing_is_printed() {
    let spec = br#"{"version": 1, "chart": "country-indicator", "headng": "x", "from": "a"}"#;
    let (said, code) = refused(&["-", "--src", "x.json"], spec);
    assert_eq!(code, 1);
    let lines: Vec<&str> = said.lines().collect();
    assert!(
        lines[0].starts_with("E-SPEC-VALUE /from: ") && lines[1].starts_with("E-SPEC-KEY /headng: "),
        "{said}"
    );
    let (said, _) = refused(&["-", "--src", "x.json", "--lang", "es"], spec);
    assert!(said.contains("Escriba") || said.contains("«"), "{said}");
    for (spec, expected) in [
        (r#"{"version": 1, "chart": "country-indicator", "data": "none.csv"}"#, "none.csv: "),
        (
            r#"{"version": 1, "chart": "country-indicator", "data": "https://x.example/a.csv"}"#,
            "nothing is fetched",
        ),
        (r#"{"version": 1, "chart": "country-indicator", "readings": []}"#, "E-DATA-EMPTY"),
        (r#"{"version": 1, "chart": "country-indicator"}"#, "E-DATA-MISSING"),
        ("\u{1}", "E-SPEC-JSON"),
    ] {
        let (said, code) = refused(&["-", "--src", "x.json"], spec.as_bytes());
        assert!(code == 1 && said.contains(expected), "{spec}: {said}");
    }
    let folder = Folder::new("bad-data");
    folder.file("page.csv", b"<!doctype html><title>Not found</title>");
    let spec =
        folder.file("spec.json", br#"{"version": 1, "chart": "country-indicator", "data": "page.csv"}"#);
    let (said, code) = refused(&[&spec], b"");
    assert!(code == 1 && said.starts_with("page.csv: E-DATA-HTML"), "{said}");
}

#[test]
fn a_warning_is_told_and_the_snippet_printed() {
    let spec = json!({"version": 1, "chart": "country-indicator", "source_href": "javascript:alert(1)", "source": "x",
        "readings": [{"country": "HND", "year": 2010, "value": 1}]});
    let output = run(&["snippet", "-", "--src", "x.json"], spec.to_string().as_bytes());
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("W-URL-REFUSED /source_href"));
    assert!(output.status.success() && !printed.contains("javascript:") && printed.contains("Source: x. "));
}

#[test]
fn what_is_not_understood_is_told_with_the_usage() {
    let spec = demo("homicide");
    for arguments in [
        &[][..],
        &["a", "b"],
        &["/none.json"],
        &["-"],
        &[&*spec, "--element", "--iframe"],
        &[&*spec, "--src", "javascript:alert(1)"],
        &[&*spec, "--base", "//evil.example"],
        &[&*spec, "--date", "2026-02-30"],
        &[&*spec, "--write", "x.json"],
        &[&*spec, "--lang", "fr"],
        &[&*spec, "--frosen"],
        &[&*spec, "--src"],
    ] {
        let (said, code) = refused(arguments, b"");
        assert!(code == 2 && said.contains("usage:"), "{arguments:?}: {said}");
    }
}

#[test]
fn the_date_is_todays_where_none_is_given() {
    let printed = snippet(&[&demo("homicide")]);
    let year = texts(&parsed(&printed), "p")
        .pop()
        .unwrap()
        .trim_end_matches('.')
        .rsplit(' ')
        .next()
        .unwrap()
        .to_owned();
    assert!(year.parse::<u32>().unwrap() >= 2026, "{year}");
}

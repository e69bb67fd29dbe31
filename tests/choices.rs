//! What visitors may choose: what the data offer whatever the spec shows, and what hiding and highlighting leave.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use carsi_charts::access::choices::{choices, shown};
use carsi_charts::error::Problems;
use carsi_charts::format::Lang;
use carsi_charts::model::check::check;
use carsi_charts::model::{Chart, Kind, Role};
use carsi_charts::read::{Request, Table, read};
use carsi_charts::spec;
use carsi_charts::theme::Theme;

/// Plainly invented.
const FIGURES: &[u8] = b"country,year,value\nHND,2001,1\nHND,2003,2\nPAN,2001,9\nPAN,2002,5\nBLZ,2001,\nNIC,2002,4\nWLD,2001,3\n";

fn sources() -> [(String, Table); 1] {
    [("d".to_owned(), read(FIGURES, &Request::default(), &mut Problems::default()))]
}

fn spec_of(more: &str) -> String {
    format!(r#"{{"version": 1, "chart": "country-indicator", "data": "d"{more}}}"#)
}

fn chart(more: &str) -> (Chart, Vec<String>) {
    let mut problems = Problems::default();
    let spec = spec::parse(&spec_of(more), &mut problems).expect("a sound spec");
    let chart = check(&spec, &sources(), Lang::En, &mut problems).expect("a chart");
    (chart, problems.iter().map(|p| format!("{} {}", p.code.name(), p.text)).collect())
}

/// Code, role and slot of each series.
fn series(chart: &Chart) -> Vec<(&str, Role, usize)> {
    let Kind::Indicator(indicator) = &chart.kind else { panic!("an indicator") };
    indicator.series.iter().map(|s| (s.area.iso3, s.role, s.slot)).collect()
}

#[test]
fn all_that_the_data_have_is_offered_and_what_has_no_figures_says_so() {
    let narrow = spec_of(r#", "countries": ["PAN", "CRI"], "from": 2001, "to": 2002, "year": 2002"#);
    assert_eq!(
        choices(&narrow, &sources(), Lang::En),
        "years\t2001\t2003\nplace\tPAN\tPanama\t\nplace\tCRI\tCosta Rica\tno data\nplace\tHND\tHonduras\t\n\
         place\tNIC\tNicaragua\t\nplace\tWLD\tWorld\t\nplace\tBLZ\tBelize\tno data\n"
    );
    let spanish = choices(&narrow, &sources(), Lang::Es);
    assert!(spanish.contains("place\tBLZ\tBelice\tsin datos\n"), "{spanish}");
}

/// Plainly invented: Belize has two kinds of missing, Guatemala a kind and then a blank.
const KINDS: &[u8] = b"country,year,value\nHND,2001,1\nBLZ,2002,suppressed\nBLZ,2001,not collected\n\
                       CRI,2001,not applicable\nGTM,2001,not collected\nGTM,2002,\nPAN,2001,not collected\nPAN,2002,4\n";

#[test]
fn what_has_no_figures_says_why_where_the_data_do() {
    let sources = [("d".to_owned(), read(KINDS, &Request::default(), &mut Problems::default()))];
    let all = spec_of(r#", "countries": ["NIC", "HND"]"#);
    assert_eq!(
        choices(&all, &sources, Lang::En),
        "years\t2001\t2002\nplace\tNIC\tNicaragua\tno data\nplace\tHND\tHonduras\t\nplace\tPAN\tPanama\t\n\
         place\tBLZ\tBelize\twithheld by the source\nplace\tCRI\tCosta Rica\tnot applicable\n\
         place\tGTM\tGuatemala\tno data\n"
    );
    assert!(choices(&all, &sources, Lang::Es).contains("place\tBLZ\tBelice\tno divulgado por la fuente\n"));
}

#[test]
fn a_reason_is_that_of_the_series_asked_for() {
    let both = b"country,year,indicator,value\nHND,2001,One,1\nHND,2001,Two,1\nBLZ,2001,One,not collected\nBLZ,2001,Two,not applicable\n";
    let sources = [("d".to_owned(), read(both, &Request::default(), &mut Problems::default()))];
    for (indicator, why) in [("One", "not collected"), ("Two", "not applicable")] {
        let offered = choices(&spec_of(&format!(r#", "indicator": "{indicator}""#)), &sources, Lang::En);
        assert!(offered.ends_with(&format!("place\tBLZ\tBelize\t{why}\n")), "{offered}");
    }
}

#[test]
fn nothing_is_offered_without_figures_or_of_goals() {
    assert_eq!(choices(&spec_of(""), &[], Lang::En), "");
    assert_eq!(choices("{", &sources(), Lang::En), "");
    assert_eq!(
        choices(r#"{"version": 1, "chart": "goal-progress", "goals": [{"title": "Safer"}]}"#, &[], Lang::En),
        ""
    );
}

#[test]
fn what_is_hidden_is_gone_and_the_others_keep_their_colours() {
    let (all, _) = chart(r#", "countries": ["HND", "NIC", "PAN", "WLD"]"#);
    let (some, problems) =
        chart(r#", "countries": ["HND", "NIC", "PAN", "WLD"], "hidden": ["Honduras", "XXX"]"#);
    assert_eq!(series(&some), series(&all)[1..]);
    assert_eq!(problems, Vec::<String>::new(), "a link may be older than the data");
    let (none, _) = chart(r#", "countries": ["HND", "PAN"], "hidden": ["HND", "PAN"]"#);
    assert_eq!(series(&none).len(), 2, "never all");
}

#[test]
fn a_visitors_highlight_takes_the_place_of_the_authors_and_colours_stay() {
    use Role::{Comparator, Highlighted, Muted};
    let own = r#", "countries": ["HND", "NIC", "PAN", "WLD"], "highlight": ["PAN"]"#;
    assert_eq!(
        series(&chart(own).0),
        [("HND", Muted, 1), ("NIC", Muted, 2), ("PAN", Highlighted, 0), ("WLD", Comparator, 3)]
    );
    let focus = |focus: &str| {
        series(&chart(&format!(r#"{own}, "focus": {focus}"#)).0)
            .iter()
            .map(|s| (s.1, s.2))
            .collect::<Vec<_>>()
    };
    assert_eq!(focus(r#"["HND"]"#), [(Highlighted, 1), (Muted, 2), (Muted, 0), (Comparator, 3)]);
    assert_eq!(focus(r#"["WLD"]"#), [(Muted, 1), (Muted, 2), (Muted, 0), (Highlighted, 3)]);
    assert_eq!(focus(r#"["NIC", "World"]"#), [(Muted, 1), (Highlighted, 2), (Muted, 0), (Highlighted, 3)]);
    assert_eq!(focus("[]"), [(Highlighted, 1), (Highlighted, 2), (Highlighted, 0), (Comparator, 3)]);
    assert_eq!(focus(r#"["CRI"]"#), focus("[]"), "one that is not there means all");
}

#[test]
fn what_is_shown_has_the_colours_that_are_drawn() {
    let theme = Theme::light();
    let (chart, _) = chart(r#", "countries": ["HND", "PAN", "WLD"], "highlight": ["PAN"], "from": 2002"#);
    let text = shown(&chart, &theme, Lang::En);
    let hex = |c: carsi_charts::scene::Color| c.rgb.iter().map(|c| format!("{c:02x}")).collect::<String>();
    let [first, ..] = theme.series;
    let lines = [
        "years\t2002\t2003".to_owned(),
        format!("series\tHND\tHonduras\t#{}\tmuted\tcircle", hex(theme.quiet)),
        format!("series\tPAN\tPanama\t#{}\thighlighted\tcircle", hex(first)),
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), lines);
}

//! Files made to break a reader: each is read, or refused with a code and a
//! place, in no time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::as_conversions)]

use carsi_charts::error::{Place, Problems};
use carsi_charts::read::{Request, Table, read};
use figure::number;
use one_byte::OneByte;

#[path = "common/figure.rs"]
mod figure;
#[path = "common/one_byte.rs"]
mod one_byte;

fn table(bytes: &[u8]) -> (Table, Vec<String>) {
    let mut problems = Problems::default();
    let table = read(bytes, &Request { decoder: Some(&OneByte), ..Request::default() }, &mut problems);
    let place = |p: &Place| match p {
        Place::Cell { line, column: Some(column) } => format!("{line}:{column}"),
        Place::Cell { line, column: None } => line.to_string(),
        Place::Pointer(pointer) => pointer.clone(),
        Place::Whole => "-".to_owned(),
    };
    let said = problems.iter().map(|p| {
        format!("{} {} [{}] {}", p.code.name(), place(&p.place), p.text, p.arg).trim_end().to_owned()
    });
    (table, said.collect())
}

/// What is said of a file, each with its place.
fn said_of(bytes: &[u8]) -> Vec<String> {
    table(bytes).1
}

#[test]
fn hostile_files_are_refused_with_a_code_and_a_place() {
    let (x, nine, shown_x, shown_9) =
        ("x".repeat(10_000_000), "9".repeat(10_000_000), "x".repeat(80), "9".repeat(80));
    let header = "country,year,value\n";
    let many = ",".repeat(1_000_000);
    let cells = "x,".repeat(1_000_000);
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let long_key = format!("{{\"{}\": [1,}}", "k".repeat(1_000_000));
    for (name, bytes, expected) in [
        ("one line of 10 MB", x.clone().into_bytes(), format!("E-DATA-SHAPE 1 [{shown_x}] year")),
        ("a million blank cells", many.into_bytes(), format!("E-DATA-SHAPE 1 [{}] year", ",".repeat(80))),
        ("a million headings", cells.into_bytes(), format!("E-DATA-SHAPE 1 [{}] year", "x,".repeat(40))),
        (
            "a number of 10 MB",
            [header, "HND,2015,", &nine, "\n"].concat().into_bytes(),
            format!("W-NUM-UNREADABLE 2:3 [{shown_9}]"),
        ),
        (
            "a year of 1 MB",
            [header, "HND,", &nine[..1_000_000], ",1\n"].concat().into_bytes(),
            format!("W-YEAR-UNREADABLE 2:2 [{shown_9}]"),
        ),
        (
            "a mark of 1 MB",
            [header, "HND,2015,1 ", &x[..1_000_000], "\n"].concat().into_bytes(),
            format!("W-NUM-UNREADABLE 2:3 [1 {}]", "x".repeat(78)),
        ),
        (
            "an open quotation mark over 100,000 lines",
            [header, "\"", &"HND,2015,1\n".repeat(100_000)].concat().into_bytes(),
            "W-QUOTE-OPEN 2 [\"HND,2015,1]".to_owned(),
        ),
        (
            "a million quotation marks",
            [header, &"\"".repeat(1_000_000)].concat().into_bytes(),
            "E-DATA-EMPTY 1 [country,year,value] rows".to_owned(),
        ),
        ("a NUL byte", b"country,year,value\nHN\0D,2015,1\n".to_vec(), "E-DATA-BINARY - []".to_owned()),
        ("NUL bytes alone", vec![0; 1_000], "E-DATA-BINARY - []".to_owned()),
        ("a NUL byte in JSON", b"{\"class\":\0\"dataset\"}".to_vec(), "E-DATA-BINARY - []".to_owned()),
        (
            "half a surrogate pair",
            b"\xff\xfe\x00\xd8a\0".to_vec(),
            "E-DATA-ENCODING - [] utf-16le".to_owned(),
        ),
        (
            "half a surrogate pair in JSON",
            br#"{"class":"dataset","label":"\ud800"}"#.to_vec(),
            r#"E-DATA-JSON /label [{"class":"dataset","label":"\ud800"] 1:35"#.to_owned(),
        ),
        (
            "deep JSON",
            deep.into_bytes(),
            format!("E-DATA-JSON {} [{}] 1:128", "/0".repeat(127), "[".repeat(40)),
        ),
        (
            "a key of a megabyte",
            long_key.into_bytes(),
            format!("E-DATA-JSON /{} [{}\": [1,}}] 1:1000009", "k".repeat(253), "k".repeat(33)),
        ),
        (
            "a number of 1 MB in JSON",
            ["[", &nine[..1_000_000], "]"].concat().into_bytes(),
            format!("E-DATA-JSON /0 [{shown_9}] 1:1000001"),
        ),
        (
            "keys of every object",
            br#"{"__proto__":{"dimension":{}},"constructor":1}"#.to_vec(),
            "E-DATA-FORMAT /__proto__ [json-stat] id".to_owned(),
        ),
        ("more than is read", vec![b' '; 64_000_000], "E-DATA-SIZE - [64] 64".to_owned()),
    ] {
        assert_eq!(said_of(&bytes), [expected], "{name}");
    }
    // UTF-8 has no surrogates: such bytes are taken for letters of another encoding, which is said.
    let (found, said) = table(b"country,year,value\nH\xed\xa0\x80ND,2015,1\n");
    assert_eq!(said, ["W-DATA-ENCODING - [] Windows-1252"]);
    assert!(found.rows[0].area.is_none());
}

#[test]
fn ten_thousand_columns_are_read_in_no_time() {
    let wide: String = (0..10_000).map(|n| format!(",part{n}x")).collect();
    let cells: String = (0..10_000).map(|n| format!(",{n}.5")).collect();
    let short = format!("country,year,value{wide}\nHND,2015,1\n");
    assert_eq!(said_of(short.as_bytes()), ["W-ROW-LENGTH 2 [HND,2015,1] 10003"]);
    // Each is a series of its own, and each has its own evidence of the decimal mark.
    let rows: String = (1990..2020).map(|year| format!("HND,{year}{cells}\n")).collect();
    let (found, said) = table(format!("country,year{wide}\n{rows}").as_bytes());
    assert_eq!((said, found.series.len(), found.rows.len()), (Vec::new(), 10_000, 300_000));
    assert_eq!(number(&found, Some("part9999x"), "HND", 2019), Some(9_999.5));
    // The same heading ten thousand times is that of a column of text, which nothing is read from.
    let same =
        format!("country,year,value{}\nHND,2015,1{}\n", ",__proto__".repeat(10_000), ",x".repeat(10_000));
    let (found, said) = table(same.as_bytes());
    assert_eq!((said, found.rows.len()), (Vec::new(), 1));
    assert_eq!(number(&found, None, "HND", 2015), Some(1.0));
    let years: String = (0..10_000).map(|n| format!(",{}", 1_000 + n % 2_000)).collect();
    let said = said_of(format!("country{years}\nHND{cells}\n").as_bytes());
    assert_eq!((said.len(), said[0].as_str()), (50, "W-ROW-DUP 2 [HND 1000: 0.5 ≠ 2000.5] columns"));
}

#[test]
fn names_of_every_object_are_names_as_any_other() {
    let (found, said) = table(b"__proto__,constructor,country,year,value\nx,y,HND,2015,1\n");
    assert_eq!((said, number(&found, None, "HND", 2015)), (Vec::new(), Some(1.0)));
    let (found, said) =
        table(b"country,indicator,year,value\nHND,__proto__,2015,1\nHND,constructor,2015,2\n");
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(number(&found, Some("__proto__"), "HND", 2015), Some(1.0));
    assert_eq!(number(&found, Some("constructor"), "HND", 2015), Some(2.0));
    let (found, said) = table(b"country,year,value\n__proto__,2015,1\n");
    assert_eq!((said, &*found.rows[0].place, found.rows[0].area), (Vec::new(), "__proto__", None));
    let twice = said_of(b"country,country,year,value\nHND,HND,2015,1\n");
    assert_eq!(twice, ["E-DATA-SHAPE 1 [country,country,year,value] country-twice"]);
}

#[test]
fn many_places_and_series_are_read_without_a_search_through_all() {
    let mut places = String::from("country,year,value\n");
    (0..50_000).for_each(|n| places.push_str(&format!("p{n},2015,1\n")));
    assert_eq!(table(places.as_bytes()).0.rows.len(), 50_000);
    let mut series = String::from("country,year,indicator code,value\n");
    (0..20_000).for_each(|n| series.push_str(&format!("HND,2015,s{n},1\n")));
    assert_eq!(table(series.as_bytes()).0.series.len(), 20_000);
}

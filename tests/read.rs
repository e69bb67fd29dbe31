//! Data files as agencies write them, and as they break: what is read, and
//! what is said about the rest.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity
)]

use carsi_charts::error::{Place, Problems};
use carsi_charts::model::{Flag, Missing, Value};
use carsi_charts::read::{Request, Table, read};
use proptest::prelude::*;

fn table(bytes: impl AsRef<[u8]>) -> (Table, Vec<String>) {
    let mut problems = Problems::default();
    let table = read(bytes.as_ref(), &Request::default(), &mut problems);
    let said = problems
        .iter()
        .map(|p| {
            let place = match &p.place {
                Place::Cell { line, column: Some(column) } => format!("{line}:{column}"),
                Place::Cell { line, column: None } => format!("{line}"),
                Place::Pointer(pointer) => pointer.clone(),
                Place::Whole => "-".to_owned(),
            };
            format!("{} {place} [{}] {}", p.code.name(), p.text, p.arg).trim_end().to_owned()
        })
        .collect();
    (table, said)
}

/// `HND 2015 1` for each row; a reason in place of a missing number.
fn rows(table: &Table) -> Vec<String> {
    let row = |r: &carsi_charts::read::Observation| {
        let value = match r.value {
            Value::Number(n) => n.get().to_string(),
            Value::Missing(reason) => format!("{reason:?}"),
        };
        format!("{} {} {value}", r.area.map_or(&*r.place, |a| a.iso3), r.year)
    };
    table.rows.iter().map(row).collect()
}

#[test]
fn clean_shapes_are_read_without_a_problem() {
    let cases: [(&str, &[u8], &[&str]); 24] = [
        ("long", b"country,year,value\nHonduras,2015,1\nBLZ,2016,2.5\n", &["HND 2015 1", "BLZ 2016 2.5"]),
        ("byte-order mark", b"\xef\xbb\xbfYear,Value,iso3\n2015,1,HND\n", &["HND 2015 1"]),
        ("mark and a quoted heading", b"\xef\xbb\xbf\"Year\",Value,iso3\n2015,1,HND\n", &["HND 2015 1"]),
        ("CRLF", b"country,year,value\r\nHND,2015,1\r\n", &["HND 2015 1"]),
        ("CRLF in quotes, LF rows", b"country,year,value,note\nHND,2015,2,\"x\r\ny\"\n", &["HND 2015 2"]),
        ("line end in quotes", b"Country,Note,year,value\nHN,\"line1\nline2\",2015,3\n", &["HND 2015 3"]),
        ("semicolons", b"pais;anio;valor\nPanam\xc3\xa1;2015;20.33\n", &["PAN 2015 20.33"]),
        ("tabs", b"Country\tYear\tValue\nEl salvador \t2015\t1\n", &["SLV 2015 1"]),
        ("comma in a quoted heading", b"country;year;value;\"a,b,c,d,e\"\nHND;2015;1;\n", &["HND 2015 1"]),
        ("header with spaces", b" Country , Year , Value \n HND , 2015 , 1 \n", &["HND 2015 1"]),
        (
            "trailing separators",
            b"country,year,value,,\nHND,2015,1,,\nHND,2016,2,,,,\n",
            &["HND 2015 1", "HND 2016 2"],
        ),
        ("separators on rows only", b"country;year;value\nHND;2015;1;\n", &["HND 2015 1"]),
        ("blank lines", b"\n\ncountry,year,value\n\n,,\nHND,2015,1\n \n", &["HND 2015 1"]),
        ("no last line end", b"country,year,value\nHND,2015,1", &["HND 2015 1"]),
        (
            "one column too many, in quotes",
            b"country,year,value,note\nHND,2015,1,\"a, b\"\n",
            &["HND 2015 1"],
        ),
        (
            "a code and a name",
            b"Entity,Code,Year,Value\nWorld,,2015,1\nHonduras,HND,2015,2\n",
            &["WLD 2015 1", "HND 2015 2"],
        ),
        (
            "a code beside a department",
            b"country_iso3,year,value,area\nHND,2019,14.5,Valle\n",
            &["HND 2019 14.5"],
        ),
        (
            "wide",
            b"country,2015,2016\nHND,1,\nBLZ,..,4\n",
            &["HND 2015 1", "HND 2016 Unknown", "BLZ 2015 Unknown", "BLZ 2016 4"],
        ),
        (
            "World Bank headings",
            b"Country Name,Country Code,Series Name,1996 [YR1996]\nBelize,BLZ,Rule of law,0.5\n",
            &["BLZ 1996 0.5"],
        ),
        ("M49 numbers", b"code,year,value\n084,2015,1\n340,2015,2\n", &["BLZ 2015 1", "HND 2015 2"]),
        (
            "a missing value stays missing",
            b"country,year,value\nHN,2015,0\nSV,2015,\nSV,2016,n/a\nSV,2017,[c]\n",
            &["HND 2015 0", "SLV 2015 Unknown", "SLV 2016 Unknown", "SLV 2017 Suppressed"],
        ),
        (
            "an unknown place is kept as written",
            b"country,year,value\nHonduras City,2015,1\n",
            &["Honduras City 2015 1"],
        ),
        ("a formula in a label", b"country,year,value\n=1+1,2015,1\n", &["=1+1 2015 1"]),
        ("a column named __proto__", b"__proto__,country,year,value\nx,HND,2015,1\n", &["HND 2015 1"]),
    ];
    for (name, bytes, expected) in cases {
        let (table, said) = table(bytes);
        assert_eq!(said, Vec::<String>::new(), "{name}");
        assert_eq!(rows(&table), expected, "{name}");
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    let cases: [(&str, &[u8], &[&str], &[&str]); 28] = [
        ("no bytes", b"", &["E-DATA-EMPTY - [] bytes"], &[]),
        ("only a mark and spaces", b"\xef\xbb\xbf \r\n", &["E-DATA-EMPTY - [] bytes"], &[]),
        ("header only", b"country,year,value\n", &["E-DATA-EMPTY 1 [country,year,value] rows"], &[]),
        ("only separators", b",,,\n,,\n", &["E-DATA-EMPTY - [] bytes"], &[]),
        (
            "a web page",
            b"\n<!DOCTYPE html>\n<title>Not found</title>",
            &["E-DATA-HTML - [<!DOCTYPE html>]"],
            &[],
        ),
        ("XML", b"<?xml version=\"1.0\"?><a/>", &["E-DATA-HTML - [<?xml version=\"1.0\"?><a/>]"], &[]),
        ("Latin-1", b"country,year,value\nPanam\xe1,2015,1\n", &["E-DATA-ENCODING - [] windows-1252"], &[]),
        ("UTF-16", b"\xff\xfec\0o\0", &["E-DATA-ENCODING - [] utf-16le"], &[]),
        ("UTF-16 without a mark", b"c\0o\0", &["E-DATA-ENCODING - [] utf-16le"], &[]),
        ("no year", b"\ncountry,value\nHND,1\n", &["E-DATA-SHAPE 2 [country,value] year"], &[]),
        ("no value", b"country,year,rate\nHND,2015,up\n", &["E-DATA-SHAPE 1 [country,year,rate] value"], &[]),
        (
            "two values",
            b"country,year,value,Value\n",
            &["E-DATA-SHAPE 1 [country,year,value,Value] value-twice"],
            &[],
        ),
        (
            "a row too short",
            b"country,year,value\nHND,2015\nHND,2016,2\n",
            &["W-ROW-LENGTH 2 [HND,2015] 3"],
            &["HND 2016 2"],
        ),
        (
            "a row too long",
            b"country,year,value\nHND,2015,20,33\n",
            &["W-ROW-LENGTH 2 [HND,2015,20,33] 3"],
            &[],
        ),
        (
            "a decimal comma",
            b"Country;Year;Value\nHND;2015;20,33\n",
            &["W-NUM-LOCALE 2:3 [20,33] comma"],
            &["HND 2015 20.33"],
        ),
        (
            "groups and a comma",
            b"Country;Year;Value\nHND;2015;1.000,92\n",
            &["W-NUM-LOCALE 2:3 [1.000,92] comma"],
            &["HND 2015 1000.92"],
        ),
        ("a word", b"country,year,value\nHND,2015,high\n", &["W-NUM-UNREADABLE 2:3 [high]"], &[]),
        (
            "a year as a quantity",
            b"country,year,value\nHND,\"2,015\",1\n",
            &["W-YEAR-UNREADABLE 2:2 [2,015]"],
            &[],
        ),
        (
            "a footnote and no row",
            b"country,year,value\nSource: us,,\n",
            &["E-DATA-EMPTY 1 [country,year,value] rows"],
            &[],
        ),
        ("a wide cell", b"country,2015,2016\nHND,a,2\n", &["W-NUM-UNREADABLE 2:2 [a]"], &["HND 2016 2"]),
        (
            "lines after CRLF, blank lines and quoted line ends",
            b"country,year,value\r\n\r\n\"H\r\nN\",2015,1\r\nHND,x,1\r\n\r\nHND,y,1\r\n",
            &["W-YEAR-UNREADABLE 5:2 [x]", "W-YEAR-UNREADABLE 7:2 [y]"],
            &["H\r\nN 2015 1"],
        ),
        (
            "a bound",
            b"country,year,value,low,high\nHND,2015,1,a,2\n",
            &["W-NUM-UNREADABLE 2:4 [a]"],
            &["HND 2015 1"],
        ),
        (
            "an open quote",
            b"country,year,value\n\"HND,2015,1\nHND,2016,2\n",
            &["W-QUOTE-OPEN 2 [\"HND,2015,1]"],
            &[],
        ),
        (
            "two columns of a year",
            b"country,2015,2016,2016\nHND,1,2,3\n",
            &["W-ROW-DUP 2 [HND 2016: 2 \u{2260} 3] columns"],
            &["HND 2015 1"],
        ),
        (
            "equal columns of a year",
            b"country,2015,2016,2016\nHND,1,2,2\n",
            &[],
            &["HND 2015 1", "HND 2016 2"],
        ),
        (
            "years of two kinds",
            b"country,year,value\nHND,2015/16,1\nHND,2016/17,2\nGTM,FY2018,3\n",
            &["W-TIME-RULE 2:2 [2015/16] split", "W-TIME-RULE 4:2 [FY2018] fiscal"],
            &["HND 2015 1", "HND 2016 2", "GTM 2018 3"],
        ),
        (
            "a remark with an open quote",
            b"country,year,value,note\nHND,2015,1,\"two\nlines\"\nHND,2016,2,\"x\nHND,2017,3,\n",
            &["W-QUOTE-OPEN 4 [HND,2016,2,\"x]"],
            &["HND 2015 1"],
        ),
        (
            "a mark of inches in the last row",
            b"country,year,value,note\nHND,2015,1,3\" wide\n",
            &[],
            &["HND 2015 1"],
        ),
    ];
    for (name, bytes, expected, kept) in cases {
        let (table, said) = table(bytes);
        assert_eq!(said, expected, "{name}");
        assert_eq!(rows(&table), kept, "{name}");
    }
}

/// `HND 2015 Homicides 1` for each row, by its series' label.
fn series_rows(table: &Table) -> Vec<String> {
    let label = |r: &carsi_charts::read::Observation| table.series[r.series].label();
    let numbered = table.rows.iter().zip(rows(table));
    numbered.map(|(r, said)| format!("{} {said}", label(r)).trim().to_owned()).collect()
}

#[test]
fn two_rows_of_headings_are_read_as_one() {
    let groups =
        &["Homicides HND 2015 1", "Homicides HND 2016 2", "Robberies HND 2015 3", "Robberies HND 2016 4"];
    let years = &["HND 2015 1", "HND 2016 3"];
    for (name, text, expected) in [
        (
            "groups over years, as a table's colspan and rowspan give them",
            "Country,Homicides,Homicides,Robberies,Robberies\nCountry,2015,2016,2015,2016\nHND,1,2,3,4\n",
            &groups[..],
        ),
        (
            "groups over years, as merged cells are saved, below a title",
            "Crime,,,,\n,Homicides,,Robberies,\nCountry,2015,2016,2015,2016\nHND,1,2,3,4\n",
            groups,
        ),
        (
            "one group",
            "Country,Homicides,Homicides\nCountry,2015,2016\nHND,1,2\n",
            &["Homicides HND 2015 1", "Homicides HND 2016 2"],
        ),
        (
            "years over values and notes",
            "Country,2015,2015,2016,2016\nCountry,Value,Note,Value,Note\nHND,1,a,3,b\n",
            years,
        ),
        ("the same, merged", "País;2015;;2016;\n;Valor;Nota;Valor;Nota\nHND;1;a;3;b\n", years),
        (
            "years over names",
            "Country,2015,2015,2016,2016\n,Men,Women,Men,Women\nHND,1,2,3,4\n",
            &["Men HND 2015 1", "Women HND 2015 2", "Men HND 2016 3", "Women HND 2016 4"],
        ),
        (
            "groups over a value and its bounds",
            "Country,Year,Homicides,Homicides,Homicides\nCountry,Year,Value,Low,High\nHND,2015,2,1,3\n",
            &["Homicides HND 2015 2"],
        ),
        (
            "groups over values",
            "Country,Year,Homicides,Homicides,Robberies,Robberies\n,,Rate,Count,Rate,Count\nHND,2015,1,2,3,4\n",
            &[
                "Homicides Rate HND 2015 1",
                "Homicides Count HND 2015 2",
                "Robberies Rate HND 2015 3",
                "Robberies Count HND 2015 4",
            ],
        ),
        ("a title in all columns", "Crime,Crime,Crime\nCountry,2015,2016\nHND,1,3\n", years),
        ("a first row as any", "Country,2015,2016\nHND,1,3\n", years),
    ] {
        let (table, said) = table(text);
        let found: Vec<String> = series_rows(&table);
        assert_eq!(said, Vec::<String>::new(), "{name}");
        assert_eq!(found, expected, "{name}");
    }
    // Of one year the two parts could be anything; that is said, and nothing is guessed.
    let (none, said) = table("Country,2015,2015\nCountry,Men,Women\nHND,1,2\n");
    assert_eq!((rows(&none), said), (Vec::new(), vec!["E-DATA-SHAPE 1 [Country,2015,2015] year".to_owned()]));
    // The same year twice, and nothing that tells the two apart.
    let (none, said) = table("Country,2015,2015\nHND,1,2\n");
    assert_eq!((rows(&none), said), (Vec::new(), vec!["W-ROW-DUP 2 [HND 2015: 1 ≠ 2] columns".to_owned()]));
}

#[test]
fn bounds_notes_and_flags_are_read() {
    let (table, said) = table(
        "country,year,value,low,high,std_error,note,status\n\
         HND,2015,2,1,3,0.5,a remark,E\n\
         HND,2016,2,..,,,Estimated,\n\
         HND,2017,2,,,,estimated by us,P\n\
         HND,2018,0,,,,,M\n\
         HND,2019,,,,,,L\n\
         HND,2020,5,,,,,B\n",
    );
    assert_eq!(said, Vec::<String>::new());
    let r = &table.rows;
    assert_eq!((r[0].low, r[0].high, r[0].std_error), (Some(1.0), Some(3.0), Some(0.5)));
    assert_eq!((r[0].flag, r[0].note.as_str()), (Some(Flag::Estimated), "a remark"));
    assert_eq!((r[1].flag, r[1].note.as_str(), r[1].low), (Some(Flag::Estimated), "", None));
    assert_eq!((r[2].flag, r[2].note.as_str()), (Some(Flag::Provisional), "estimated by us"));
    assert_eq!(r[3].value, Value::Missing(Missing::NotApplicable));
    assert_eq!(r[4].value, Value::Missing(Missing::NotCollected));
    assert_eq!(r[5].flag, Some(Flag::Break));
}

#[test]
fn published_figures_are_read_whole_and_exactly() {
    for name in ["homicide_rate", "wgi_rule_of_law", "trust_in_police_lapop_derived", "youth_neet"] {
        let path = format!("tests/data/{name}.csv");
        let bytes = std::fs::read_to_string(&path).unwrap();
        let (table, said) = table(&bytes);
        assert_eq!(said, Vec::<String>::new(), "{path:?}");
        assert_eq!(table.rows.len(), bytes.lines().count() - 1, "{path:?}");
        for (row, line) in table.rows.iter().zip(bytes.lines().skip(1)) {
            // No cell before the value holds a comma in these files.
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(row.area.unwrap().iso3, cells[0], "{path:?} {line}");
            assert_eq!(row.year.to_string(), cells[1], "{path:?} {line}");
            assert_eq!(row.value.number(), Some(cells[2].parse().unwrap()), "{path:?} {line}");
        }
    }
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let mut text = String::from("country,year,value\n");
    for i in 0..100_000 {
        text.push_str(&format!("place {},{},{}.5\n", i / 2000, 1000 + i % 2000, i));
    }
    let (table, said) = table(&text);
    assert!(said.is_empty());
    assert_eq!(table.rows.len(), 100_000);
    assert_eq!(table.rows[99_999].at, Place::Cell { line: 100_001, column: None });
}

proptest! {
    #[test]
    fn any_bytes_are_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        table(&bytes);
    }

    #[test]
    fn any_csv_gives_sound_observations(
        body in "([a-zA-Zá\"]{0,3}[,;\t](201[0-9]|x|)?[,;\t][-−0-9.,eE]{0,6}[\r\n]{1,2}){0,12}",
        separator in prop::sample::select(vec![",", ";", "\t"]),
    ) {
        let text = format!("country{separator}year{separator}value\n{body}");
        let lines = u64::try_from(text.lines().count() + text.matches('\r').count()).unwrap();
        let (table, _) = table(&text);
        for row in &table.rows {
            prop_assert!((1000..3000).contains(&row.year));
            prop_assert!(row.value.number().is_none_or(f64::is_finite));
            let Place::Cell { line, column: None } = row.at else { panic!() };
            prop_assert!(line >= 2 && line <= lines);
        }
    }
}

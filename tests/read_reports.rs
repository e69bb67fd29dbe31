//! What people reported of other readers of data, each with the input that
//! showed it: what is read from it here. Behind each name is where it was
//! reported.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use carsi_charts::error::{Place, Problems};
use carsi_charts::model::Value;
use carsi_charts::read::{Request, Table, read};
use one_byte::OneByte;

#[path = "common/one_byte.rs"]
mod one_byte;

fn table(bytes: &[u8]) -> (Table, Vec<String>) {
    let mut problems = Problems::default();
    let table = read(bytes, &Request { decoder: Some(&OneByte), ..Request::default() }, &mut problems);
    let said = problems.iter().map(|p| {
        let place = match &p.place {
            Place::Cell { line, column: Some(column) } => format!("{line}:{column}"),
            Place::Cell { line, column: None } => line.to_string(),
            Place::Pointer(pointer) => pointer.clone(),
            Place::Whole => "-".to_owned(),
        };
        format!("{} {place} [{}] {}", p.code.name(), p.text, p.arg).trim_end().to_owned()
    });
    (table, said.collect())
}

/// `HND 2015 1` for each row; a reason in place of a missing number.
fn rows(table: &Table) -> Vec<String> {
    let row = |r: &carsi_charts::read::Observation| {
        let value = match r.value {
            Value::Number(n) => n.get().to_string(),
            Value::Missing(reason) => format!("{reason:?}"),
        };
        format!("{} {} {value}", r.area.map_or(&*r.place, |a| a.iso3), r.year).trim().to_owned()
    };
    table.rows.iter().map(row).collect()
}

#[test]
fn what_was_reported_of_others_is_read_right() {
    for (name, text, expected, said) in [
        (
            "a mark before the first heading (C2FO/fast-csv 131)",
            "\u{feff}Year,Value\n2015,1\n",
            &["2015 1"][..],
            &[][..],
        ),
        (
            "the same before a quoted one (adaltas/node-csv-parse 284)",
            "\u{feff}\"Year\",Value\n2015,1\n",
            &["2015 1"],
            &[],
        ),
        (
            "the same before a code (IATI/ckanext-iati 353)",
            "\u{feff}iso3,year,value\nHND,2015,1\n",
            &["HND 2015 1"],
            &[],
        ),
        (
            "CRLF in quotation marks in a file of LF (mholt/PapaParse 344)",
            "country,year,note,value\nHND,2015,\"x\r\ny\",2\nSLV,2015,,3\n",
            &["HND 2015 2", "SLV 2015 3"],
            &[],
        ),
        (
            "a line end in quotation marks (processing/p5.js 545)",
            "Country,Note,Year,Value\nHN,\"line1\nline2\",2015,1\nSV,,2015,2\n",
            &["HND 2015 1", "SLV 2015 2"],
            &[],
        ),
        (
            "a decimal comma between semicolons (highcharts/highcharts-editor 201)",
            "Year;Value\n2015;20,33\n",
            &["2015 20.33"],
            &["W-NUM-LOCALE 2:2 [20,33] comma"],
        ),
        (
            "9,99 is not 999 (dannymcc/may 244)",
            "Year;Value\n2015;9,99\n",
            &["2015 9.99"],
            &["W-NUM-LOCALE 2:2 [9,99] comma"],
        ),
        (
            "groups and a decimal comma (jasp-stats/jasp-desktop 403)",
            "Year;Value\n2015;1.000,92\n",
            &["2015 1000.92"],
            &["W-NUM-LOCALE 2:2 [1.000,92] comma"],
        ),
        (
            "two figures of one year are not summed (metabase/metabase 2913)",
            "year,value\n2015,3\n2015,4\n2016,5\n",
            &["2016 5"],
            &["W-ROW-DUP 3 [2015: 3 ≠ 4] 2"],
        ),
        (
            "one row twice (eurodatacube/eodash 331)",
            "country,year,value\nHND,2015,3\nHND,2015,3\nHND,2016,4\n",
            &["HND 2015 3", "HND 2016 4"],
            &[],
        ),
        (
            "a year without a value (open-sdg/open-sdg 1154)",
            "year,value\n2015,1\n2016,\n2017,3\n",
            &["2015 1", "2016 Unknown", "2017 3"],
            &[],
        ),
        (
            "a country without any value, and one without the middle one (owid/owid-grapher 2541)",
            "country,year,value\nHN,2015,\nHN,2016,\nHN,2017,\nSV,2015,1\nSV,2016,\nSV,2017,3\n",
            &[
                "HND 2015 Unknown",
                "HND 2016 Unknown",
                "HND 2017 Unknown",
                "SLV 2015 1",
                "SLV 2016 Unknown",
                "SLV 2017 3",
            ],
            &[],
        ),
        (
            "blank last years (cmu-delphi/www-covidcast 385)",
            "country,year,value\nHN,2019,4.2\nHN,2020,\nHN,2021,\n",
            &["HND 2019 4.2", "HND 2020 Unknown", "HND 2021 Unknown"],
            &[],
        ),
        (
            "no figure is not zero (cid-harvard/atlas-economic-complexity 55)",
            "country,year,value\nHN,2015,0\nSV,2015,\n",
            &["HND 2015 0", "SLV 2015 Unknown"],
            &[],
        ),
        (
            "null in the third row of the World Bank (OpenBB-finance/OpenBB 2193)",
            "[{\"page\":1,\"pages\":1},[{\"countryiso3code\":\"HND\",\"date\":\"2015\",\"value\":1},\
             {\"countryiso3code\":\"HND\",\"date\":\"2014\",\"value\":2},\
             {\"countryiso3code\":\"HND\",\"date\":\"2013\",\"value\":null}]]",
            &["HND 2015 1", "HND 2014 2", "HND 2013 Unknown"],
            &[],
        ),
        (
            "an error of the World Bank with HTTP 200 (dev.to/devil_scrapes)",
            "[{\"message\":[{\"id\":\"120\",\"key\":\"Invalid value\"}]}]",
            &[],
            &["E-WB-MESSAGE /0/message [120 Invalid value ]"],
        ),
        (
            "one of three pages (the same)",
            "[{\"page\":1,\"pages\":3},[{\"countryiso3code\":\"HND\",\"date\":\"2015\",\"value\":1}]]",
            &["HND 2015 1"],
            &["W-WB-PAGES /0/pages [] 1/3"],
        ),
        (
            "codes of SDMX (CL_OBS_STATUS)",
            "REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nHN,2010,1,A\nHN,2011,1,E\nHN,2012,1,P\nHN,2013,1,F\nHN,2014,1,B\n\
             HN,2015,1,M\nHN,2016,1,O\nHN,2017,1,S\nHN,2018,1,L\n",
            &[
                "HND 2010 1",
                "HND 2011 1",
                "HND 2012 1",
                "HND 2013 1",
                "HND 2014 1",
                "HND 2015 NotApplicable",
                "HND 2016 Unknown",
                "HND 2017 1",
                "HND 2018 NotCollected",
            ],
            &[],
        ),
        (
            "names with and without their accents (alphagov/govuk-country-and-territory-autocomplete 40)",
            "country,year,value\nPanamá,2015,1\nPANAMA,2016,2\nBelice,2015,3\nEl salvador ,2015,4\nPanam,2015,5\n",
            &["PAN 2015 1", "PAN 2016 2", "BLZ 2015 3", "SLV 2015 4", "Panam 2015 5"],
            &[],
        ),
        (
            "names that are none (IndEcol/country_converter 86)",
            "country,year,value\nMexico City,2015,1\nNew Mexico,2015,1\nN Korea,2015,1\nCentral America,2015,1\n\
             Honduras City,2015,1\nGuatemala Dept.,2015,1\n",
            &[
                "Mexico City 2015 1",
                "New Mexico 2015 1",
                "N Korea 2015 1",
                "Central America 2015 1",
                "Honduras City 2015 1",
                "Guatemala Dept. 2015 1",
            ],
            &[],
        ),
        (
            "a year as a quantity beside one as a year (rawgraphs/rawgraphs-app 85)",
            "country,year,value\nHND,2015,1\nHND,\"2,015\",2\n",
            &["HND 2015 1"],
            &["W-YEAR-UNREADABLE 3:2 [2,015]"],
        ),
        ("header only", "country,year,value\n", &[], &["E-DATA-EMPTY 1 [country,year,value] rows"]),
        ("one row", "country,year,value\nHND,2015,1", &["HND 2015 1"], &[]),
        ("headings with spaces behind", "country  ,year ,value \nHND,2015,1\n", &["HND 2015 1"], &[]),
        ("a separator at each end", "country;year;value;\nHND;2015;1;\n", &["HND 2015 1"], &[]),
        ("pasted from a spreadsheet", "Country\tYear\tValue\r\nHonduras\t2015\t1\r\n", &["HND 2015 1"], &[]),
        ("a formula in a label", "country,year,value\n\"=1+1\",2015,1\n", &["=1+1 2015 1"], &[]),
        ("a column named __proto__", "country,year,value,__proto__\nHND,2015,1,2\n", &["HND 2015 1"], &[]),
        ("values below __proto__", "year,__proto__\n2015,1\n", &["2015 1"], &[]),
    ] {
        let (found, problems) = table(text.as_bytes());
        assert_eq!(rows(&found), expected, "{name}");
        assert_eq!(problems, said, "{name}");
    }
}

#[test]
fn bytes_of_other_encodings_are_read() {
    let text = "country,year,value\nPanamá,2015,1\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let (found, said) = table(&latin);
    assert_eq!(
        (rows(&found), said),
        (vec!["PAN 2015 1".to_owned()], vec!["W-DATA-ENCODING - [] Windows-1252".to_owned()])
    );
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [[&[0xff, 0xfe], &wide[..]].concat(), wide] {
        let (found, said) = table(&bytes);
        assert_eq!((rows(&found), said), (vec!["PAN 2015 1".to_owned()], Vec::<String>::new()));
    }
}

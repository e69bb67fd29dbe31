//! Files of agencies as they publish them, and the dresses that CSV comes in:
//! what is read from them. The expected figures are those printed in the files.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::as_conversions)]

use carsi_charts::countries;
use carsi_charts::error::Problems;
use carsi_charts::model::{Flag, Missing, Value};
use carsi_charts::read::{Request, Table, read};
use figure::number;
use one_byte::OneByte;

#[path = "common/figure.rs"]
mod figure;
#[path = "common/one_byte.rs"]
mod one_byte;

fn table(bytes: &[u8]) -> (Table, Vec<String>) {
    countries::install(countries::WORLD);
    let mut problems = Problems::default();
    let table = read(bytes, &Request { decoder: Some(&OneByte), ..Request::default() }, &mut problems);
    (table, problems.iter().map(|p| format!("{} [{}] {}", p.code.name(), p.text, p.arg)).collect())
}

fn sample(name: &str) -> (Table, Vec<String>) {
    table(&std::fs::read(format!("tests/data/samples/{name}")).unwrap())
}

#[test]
fn world_bank_files_are_read_below_their_preamble() {
    let (found, said) = sample("worldbank-bulk-EG.ELC.ACCS.ZS.csv");
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(found.rows.len(), 14 * 65);
    assert_eq!(found.series[0].label(), "Access to electricity (% of population) (EG.ELC.ACCS.ZS)");
    assert_eq!(number(&found, None, "HND", 1991), Some(54.781937));
    assert_eq!(number(&found, None, "PAN", 2023), Some(97.0));
    assert_eq!(number(&found, None, "HND", 1960), None, "blank is missing, not 0");
    let (found, said) = sample("worldbank-bulk-SL.UEM.TOTL.ZS.csv");
    assert_eq!((said.len(), found.series.len()), (0, 1));
    let (found, said) = sample("worldbank-bulk-HND-es.csv");
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(found.series.len(), 218);
    assert!(found.pick(None).unwrap_err().there.contains("Suscripciones a banda ancha fija (IT.NET.BBND)"));
    assert_eq!(number(&found, Some("IT.NET.BBND"), "HND", 2024), Some(495_725.0));
    assert_eq!(number(&found, Some("suscripciones a banda ancha fija"), "HND", 2024), Some(495_725.0));
    let (found, said) = sample("worldbank-databank-wgi-honduras.csv");
    assert_eq!(said, Vec::<String>::new(), "the remarks below the table are no rows");
    assert_eq!((found.series.len(), found.rows.len()), (36, 36 * 24));
    assert_eq!(number(&found, Some("CC.EST"), "HND", 1996), Some(-1.07881093025208));
}

#[test]
fn files_of_the_un_and_of_our_world_in_data_are_read() {
    let (found, said) = sample("owid-homicide-rate-unodc.csv");
    assert_eq!((said.len(), found.rows.len(), found.series.len()), (0, 397, 1));
    assert_eq!(found.series[0].name, "Homicide rate per 100,000 population");
    assert_eq!(number(&found, None, "HND", 2011), Some(83.17934));
    let (found, _) = sample("owid-share-of-individuals-using-the-internet.csv");
    assert_eq!(number(&found, None, "BLZ", 1995), Some(0.04539718));
    assert_eq!(number(&found, None, "BLZ", 1990), Some(0.0), "zero is a number");
    let (found, said) = sample("undata-homicides-2012.csv");
    assert_eq!((said.len(), found.series.len()), (0, 2));
    assert_eq!(number(&found, Some("Rate"), "HND", 2011), Some(91.6));
    assert_eq!(number(&found, Some("Count"), "HND", 2011), Some(7104.0));
    let (found, said) = sample("undp-hdr2022-complete-time-series.csv");
    assert_eq!((said.len(), found.rows.len()), (0, 206 * 32));
    assert_eq!(number(&found, None, "HND", 2021), Some(0.621));
    assert_eq!(number(&found, None, "WLD", 2021), Some(0.732));
    let (found, said) = sample("unsd-sdg-database-12.2.1-wide.csv");
    assert_eq!((said.len(), found.series.len(), found.rows.len()), (0, 3, 30 * 11));
    assert_eq!(number(&found, Some("EN_MAT_FTPRPC"), "PAN", 2000), Some(8.69));
    assert_eq!(number(&found, Some("EN_MAT_FTPRTN"), "HND", 2000), Some(20_654_000.0), "20,654,000.00");
    let (found, said) = sample("unsd-sdg-vc_ihr_psrc-m49-ddf.csv");
    assert_eq!((said.len(), found.series.len()), (0, 2));
    assert_eq!(number(&found, Some("male"), "HND", 2011), Some(156.48803));
    assert_eq!(number(&found, Some("Female"), "HND", 2011), Some(11.36539));
    let estimated = |iso3: &str| {
        found
            .rows
            .iter()
            .filter(|r| r.area.is_some_and(|a| a.iso3 == iso3))
            .all(|r| r.flag == Some(Flag::Estimated))
    };
    assert!(estimated("WLD") && !estimated("HND"));
}

#[test]
fn open_sdg_files_mean_the_total_and_say_what_is_twice_in_them() {
    let (found, said) = sample("open-sdg-indicator_16-3-2.csv");
    assert_eq!(said, Vec::<String>::new());
    assert!(found.placeless);
    assert_eq!(number(&found, None, "", 2023), Some(18.0813269501811));
    assert_eq!(found.series.len(), 36);
    let (found, said) = sample("open-sdg-indicator_16-1-1.csv");
    assert_eq!(
        said,
        ["W-TIME-RULE [2011/12] split", "W-ROW-DUP [2012: 0.9346459917039042 ≠ 0.9599066610097582] 34",]
    );
    assert_eq!(number(&found, None, "", 2021), Some(1.1654441001770202));
    assert_eq!(number(&found, None, "", 2012), None, "neither of two figures for one year is drawn");
}

#[test]
fn national_files_are_read_in_their_own_dress() {
    let (found, said) = sample("argentina-snic-decimal-comma-semicolon.csv");
    assert!(said.iter().all(|s| s.starts_with("W-NUM-LOCALE")), "{said:?}");
    let of = |name| number(&found, Some(name), "", 2000);
    assert_eq!(of("tasa_hechos; Homicidios dolosos"), Some(7.2270207));
    assert_eq!(of("tasa_victimas_fem; Homicidios dolosos en grado de tentativa"), Some(0.72102064));
    let (found, said) = sample("inegi-defunciones-homicidio-registro-latin1.csv");
    assert_eq!(said[..2], ["W-DATA-ENCODING [] Windows-1252", "W-NUM-AMBIGUOUS [14,493] group"]);
    assert_eq!(number(&found, Some("Total"), "", 1990), Some(14_493.0));
    assert_eq!(number(&found, Some("Total"), "", 2019), Some(36_476.0));
    assert_eq!(number(&found, Some("Michoacán de Ocampo"), "", 1990), Some(1_164.0));
    assert_eq!(found.rows.len(), 30 * 33);
    let (found, _) = sample("inegi-defunciones-homicidio-julio-2019-latin1.csv");
    assert_eq!(number(&found, Some("Total"), "", 2019), Some(3_065.0));
    let (found, said) = sample("nicaragua-policia-nacional-policias-wide.csv");
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(number(&found, Some("Nacional"), "", 2018), Some(234.0));
}

#[test]
fn what_is_no_figure_by_year_says_so() {
    let (_, said) = sample("sdmx-csv-2-example.csv");
    assert_eq!(
        said,
        ["W-TIME-RULE [2014-01] part", "W-NUM-LOCALE [12,4] comma", "W-TIME-PART [2014: 12.4 ≠ 10.8] 2"]
    );
    let (_, said) = sample("unsd-m49-semicolon.csv");
    assert!(said[0].starts_with("E-DATA-SHAPE") && said[0].ends_with("year"), "{said:?}");
    let (_, said) = sample("wjp-gpp-2022-central-america-cities-wkt.csv");
    assert!(said[0].starts_with("E-DATA-SHAPE") && said[0].ends_with("year"), "{said:?}");
    for workbook in ["unodc-cts-prisons-and-prisoners-trimmed.xlsx", "wgi-dataset-trimmed.xlsx"] {
        assert_eq!(sample(workbook).1, ["E-DATA-BINARY [] xlsx"]);
    }
}

#[test]
fn one_table_is_read_alike_in_every_dress() {
    let plain = "País,Año,Valor\nHonduras,2011,\"83,18\"\nPanamá,2012,\"1.234,5\"\n";
    let (expected, said) = table(plain.as_bytes());
    assert_eq!(said, ["W-NUM-LOCALE [83,18] comma"]);
    assert_eq!(number(&expected, None, "HND", 2011), Some(83.18));
    assert_eq!(number(&expected, None, "PAN", 2012), Some(1234.5));
    let semicolons = "País;Año;Valor;\r\nHonduras;2011;83,18;\r\nPanamá;2012;1.234,5;\r\n";
    let tabs = "País\tAño\tValor\rHonduras\t2011\t83,18\rPanamá\t2012\t1.234,5\r";
    let titled = format!("Tasa de homicidios\n\nFuente;Policía\n{semicolons}\nFuente: Policía Nacional\n");
    let mut dresses: Vec<Vec<u8>> =
        [semicolons, tabs, &titled].iter().map(|text| text.as_bytes().to_vec()).collect();
    dresses.push(["\u{feff}", plain].concat().into_bytes());
    dresses.push(plain.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect());
    let units: Vec<u16> = plain.encode_utf16().collect();
    dresses.push([vec![0xff, 0xfe], units.iter().flat_map(|u| u.to_le_bytes()).collect()].concat());
    dresses.push([vec![0xfe, 0xff], units.iter().flat_map(|u| u.to_be_bytes()).collect()].concat());
    dresses.push("Año,Honduras,Panamá\n2011,\"83,18\",\n2012,,\"1.234,5\"\n".as_bytes().to_vec());
    dresses.push("País,2011,2012\nHonduras,\"83,18\",\nPanamá,,\"1.234,5\"\n".as_bytes().to_vec());
    for (n, dress) in dresses.iter().enumerate() {
        let (found, said) = table(dress);
        for (iso3, year) in [("HND", 2011), ("PAN", 2012)] {
            assert_eq!(
                number(&found, None, iso3, year),
                number(&expected, None, iso3, year),
                "dress {n}: {said:?}"
            );
        }
    }
}

#[test]
fn the_marks_of_a_column_decide_or_the_choice_is_said() {
    for (values, expected, said) in [
        (&["83.18", "1,234"][..], &[83.18, 1234.0][..], &["W-NUM-LOCALE [1,234] point"][..]),
        (&["20,33", "1.234"], &[20.33, 1234.0], &["W-NUM-LOCALE [20,33] comma"]),
        (&["1.234", "2.345"], &[1.234, 2.345], &["W-NUM-AMBIGUOUS [1.234] decimal"]),
        (&["1,234", "2"], &[1234.0, 2.0], &["W-NUM-AMBIGUOUS [1,234] group"]),
        (&["0.123", "1.234"], &[0.123, 1.234], &[]),
        (
            &["20,33", "83.18", "1.234"],
            &[20.33, 83.18],
            &["W-NUM-MIXED [20,33] column", "W-NUM-MIXED [1.234] "],
        ),
        (&["12.3 p", "0 b", "4.37E-06"], &[12.3, 0.0, 4.37e-6], &[]),
    ] {
        let rows: String =
            values.iter().enumerate().map(|(n, v)| format!("HND\t{}\t{v}\n", 2000 + n)).collect();
        let (found, problems) = table(format!("country\tyear\tvalue\n{rows}").as_bytes());
        let numbers: Vec<f64> = found.rows.iter().filter_map(|r| r.value.number()).collect();
        assert_eq!(numbers, expected, "{values:?}");
        assert_eq!(problems, said, "{values:?}");
    }
}

#[test]
fn kinds_of_missing_and_flags_stay_apart() {
    let marks = "country,year,value\nHND,2000,\nHND,2001,..\nHND,2002,:\nHND,2003,: c\nHND,2004,not applicable\n\
                 HND,2005,pendiente\nHND,2006,Not collected\nHND,2007,0\nHND,2008,5 e\nHND,2009,6 (p)\nHND,2010,7 f\n\
                 HND,2011,8 b\n";
    let (found, said) = table(marks.as_bytes());
    assert_eq!(said, Vec::<String>::new());
    let kinds: Vec<Option<Missing>> = found
        .rows
        .iter()
        .map(|r| match r.value {
            Value::Missing(kind) => Some(kind),
            Value::Number(_) => None,
        })
        .collect();
    let unknown = Some(Missing::Unknown);
    assert_eq!(kinds[..4], [unknown, unknown, unknown, Some(Missing::Suppressed)]);
    assert_eq!(
        kinds[4..7],
        [Some(Missing::NotApplicable), Some(Missing::NotYet), Some(Missing::NotCollected)]
    );
    assert_eq!(kinds[7..], [None; 5]);
    let flags: Vec<Option<Flag>> = found.rows[7..].iter().map(|r| r.flag).collect();
    let [e, p, f, b] = [Flag::Estimated, Flag::Provisional, Flag::Forecast, Flag::Break].map(Some);
    assert_eq!(flags, [None, e, p, f, b]);
    let sdmx = "REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nHND,2000,1,A\nHND,2001,2,E\nHND,2002,3,P\nHND,2003,4,F\n\
                HND,2004,5,B\nHND,2005,6,M\nHND,2006,7,O\nHND,2007,8,L\n";
    let (found, _) = table(sdmx.as_bytes());
    let flags: Vec<Option<Flag>> = found.rows[..5].iter().map(|r| r.flag).collect();
    assert_eq!(flags, [None, e, p, f, b]);
    let missing = |at: usize| found.rows[at].value;
    assert_eq!(missing(5), Value::Missing(Missing::NotApplicable), "M must not be plotted");
    assert_eq!(missing(6), Value::Missing(Missing::Unknown));
    assert_eq!(missing(7), Value::Missing(Missing::NotCollected));
}

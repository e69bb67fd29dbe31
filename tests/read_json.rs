//! JSON as agencies send it, and as it breaks: what is read, and what is said
//! about the rest.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::Path;

use carsi_charts::error::{Place, Problems};
use carsi_charts::model::{Flag, Missing, Value};
use carsi_charts::read::{Format, Observation, Request, Table, read};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn table_as(bytes: impl AsRef<[u8]>, format: Option<Format>) -> (Table, Vec<String>) {
    let mut problems = Problems::default();
    let table = read(bytes.as_ref(), &Request { format, ..Request::default() }, &mut problems);
    let said = problems.iter().map(|p| {
        let place = match &p.place {
            Place::Pointer(pointer) => pointer.clone(),
            Place::Whole => "-".to_owned(),
            Place::Cell { line, .. } => line.to_string(),
        };
        format!("{} {place} [{}] {}", p.code.name(), p.text, p.arg).trim_end().to_owned()
    });
    (table, said.collect())
}

fn table(bytes: impl AsRef<[u8]>) -> (Table, Vec<String>) {
    table_as(bytes, None)
}

fn sample(name: &str) -> (Table, Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/samples").join(name);
    table(fs::read(path).unwrap())
}

/// `HND 2015 1`; a reason in place of a missing number, then a flag.
fn row(r: &Observation) -> String {
    let value = match r.value {
        Value::Number(n) => n.get().to_string(),
        Value::Missing(reason) => format!("{reason:?}"),
    };
    let flag = r.flag.map_or(String::new(), |flag| format!(" {flag:?}"));
    format!("{} {} {value}{flag}", r.area.map_or(&*r.place, |a| a.iso3), r.year)
}

fn rows(table: &Table) -> Vec<String> {
    table.rows.iter().map(row).collect()
}

#[test]
fn a_page_of_the_world_bank() {
    let (table, said) = sample("worldbank-api-v2-gdp-page1.json");
    assert_eq!(said, ["W-WB-PAGES /0/pages [] 1/3"]);
    assert_eq!(table.rows.len(), 50);
    let (first, last) = (&table.rows[0], &table.rows[49]);
    assert_eq!((first.year, first.value), (2020, Value::Missing(Missing::Unknown)));
    assert_eq!(table.rows.iter().filter(|r| r.value.number().is_none()).count(), 1);
    assert_eq!((last.year, last.value.number()), (1971, Some(240_151_807_460.241)));
    assert_eq!(last.at, Place::Pointer("/1/49".to_owned()));
    assert_eq!(table.series.len(), 1);
    assert_eq!(table.series[0].label(), "GDP (current US$) (NY.GDP.MKTP.CD)");
}

#[test]
fn an_error_of_the_world_bank_is_said() {
    let (table, said) = sample("worldbank-api-v2-error.json");
    assert!(table.rows.is_empty());
    assert_eq!(
        said,
        ["E-WB-MESSAGE /0/message [120 Invalid value The provided parameter value is not valid]"]
    );
}

#[test]
fn replies_of_the_world_bank_in_small() {
    let header = json!({"page": 1, "pages": 1, "per_page": 50, "total": 4});
    let of = |indicator: &str, iso3: &str, name: &str, date: &str, value: Json| {
        json!({"indicator": {"id": indicator, "value": ""}, "country": {"id": if iso3 == "LAC" { "XJ" } else { "HN" }, "value": name},
               "countryiso3code": iso3, "date": date, "value": value, "unit": "", "obs_status": "E", "decimal": 0})
    };
    let reply = json!([
        header,
        [
            of("A", "HND", "Honduras", "2015", json!(1)),
            of("A", "", "Honduras", "2016", json!("2.5")),
            of("B", "HND", "Honduras", "2015", json!(0)),
            of("B", "LAC", "Latin America & Caribbean (excluding high income)", "2015", json!(3)),
            of("B", "HND", "Honduras", "201", json!(3)),
            of("B", "HND", "Honduras", "2017", json!("1;2")),
        ]
    ]);
    let (table, said) = table(reply.to_string());
    assert_eq!(rows(&table)[..3], ["HND 2015 1 Estimated", "HND 2016 2.5 Estimated", "HND 2015 0 Estimated"]);
    assert_eq!(table.rows.iter().map(|r| r.series).collect::<Vec<_>>(), [0, 0, 1, 1]);
    assert!(table.rows[3].area.is_none(), "LAC of the World Bank is not the UN's");
    assert_eq!(said, ["W-YEAR-UNREADABLE /1/4 [201]", "W-NUM-UNREADABLE /1/5 [1;2]"]);
    for empty in [r#"[{"page":0,"pages":0,"total":0},null]"#, r#"[{"page":1,"pages":1},[]]"#] {
        assert_eq!(self::table(empty).1, ["E-DATA-EMPTY - [] rows"], "{empty}");
    }
}

#[test]
fn sdmx_json_of_the_samples() {
    // No dimension of this file is a time: "Period" is initial year, final year, change.
    let (table, said) = sample("sdmx-json-1-oecd-part2.json");
    assert!(table.rows.is_empty());
    assert_eq!(said, ["E-DATA-SHAPE /dataSets/0 [LOCATION, IND, PER, GRD, FLD, MSR] year"]);
    // Two days of two currencies: two figures in one year are none.
    let (table, said) = sample("sdmx-json-2-ecb-exr-time-series.json");
    assert!(table.rows.is_empty() && table.placeless);
    assert_eq!(table.series.len(), 2);
    let set = "/data/dataSets/0/series";
    assert_eq!(
        said,
        [
            "W-TIME-RULE /data/dataSets/0 [2013-01-18] date".to_owned(),
            format!("W-TIME-PART {set}/0/observations/1 [2013: 1.5931 ≠ 1.5925] {set}/0/observations/0"),
            format!("W-TIME-PART {set}/1/observations/1 [2013: 40.3426 ≠ 40.3] {set}/1/observations/0"),
        ]
    );
}

/// SDMX-JSON 1 with two places, two years, two sexes and all kinds of attributes.
fn sdmx() -> Json {
    let values = |codes: &[&str]| codes.iter().map(|c| json!({"id": c, "name": ""})).collect::<Vec<_>>();
    json!({
        "header": {"id": "x"},
        "dataSets": [
            {"action": "Information", "attributes": [0], "series": {
                "0:0": {"attributes": [0], "observations": {"0": [1, 1, null], "1": [null, null, 1]}},
                "1:1": {"attributes": [0], "observations": {"0": ["2.5", 0], "1": [7, 2]}}}},
            {"action": "Delete", "series": {"0:0": {"observations": {"0": [99]}}}}
        ],
        "structure": {
            "name": "A set",
            "dimensions": {
                "dataSet": [{"id": "FREQ", "values": [{"id": "A", "name": "Annual"}]}],
                "series": [
                    {"id": "REF_AREA", "values": [{"id": "HN", "name": "Honduras"}, {"id": "340", "name": "Belize"}]},
                    {"id": "SEX", "name": "Sex", "values": [{"id": "_T", "name": "Total"}, {"id": "F", "name": "Female"}]}
                ],
                "observation": [{"id": "TIME_PERIOD", "values": values(&["2015", "2016"])}]
            },
            "attributes": {
                "dataSet": [{"id": "UNIT_MULT", "values": [{"id": "6", "name": "Millions"}]}],
                "series": [{"id": "UNIT_MEASURE", "values": [{"id": "USD", "name": "US dollar"}]}],
                "observation": [
                    {"id": "OBS_STATUS", "values": [
                        {"id": "A", "name": "Normal value"}, {"id": "E", "name": "Estimated value"},
                        {"id": "M", "name": "Missing value; data cannot exist"}]},
                    {"id": "CONF_STATUS", "values": [{"id": "F", "name": "Free"}, {"id": "C", "name": "Confidential"}]}
                ]
            }
        }
    })
}

#[test]
fn sdmx_json_with_attributes_at_each_level() {
    let expected = ["HND 2015 1 Estimated", "HND 2016 Suppressed", "BLZ 2015 2.5", "BLZ 2016 NotApplicable"];
    let one = sdmx();
    let mut two =
        json!({"meta": {}, "data": {"structures": [{}, one["structure"]], "dataSets": one["dataSets"]}});
    for set in two["data"]["dataSets"].as_array_mut().unwrap() {
        set["structure"] = json!(1);
    }
    let flat = {
        let mut flat = one.clone();
        let dimensions = &one["structure"]["dimensions"];
        flat["structure"]["dimensions"]["observation"] =
            json!([dimensions["series"][0], dimensions["series"][1], dimensions["observation"][0]]);
        flat["structure"]["dimensions"]["series"] = json!([]);
        let observations =
            json!({"0:0:0": [1, 1], "0:0:1": [null, 0, 1], "1:1:0": [2.5, null], "1:1:1": [7, 2, null]});
        flat["dataSets"] = json!([{"attributes": [0], "observations": observations}]);
        flat
    };
    for (of, written) in [(6, one), (6, two), (0, flat)] {
        let (table, said) = table(written.to_string());
        assert_eq!(rows(&table), expected);
        assert_eq!(said, Vec::<String>::new());
        assert_eq!(table.series.len(), 2);
        let first = &table.series[0];
        let unit = if of == 6 { "US dollar \u{d7}10^6" } else { "\u{d7}10^6" };
        assert_eq!((first.label().as_str(), first.unit.as_str()), ("A set", unit));
        assert_eq!(table.series[1].label(), "A set, Female");
    }
}

/// SDMX-JSON 2 with all dimensions at the observation, as the OECD sends it: attributes of groups of dimensions, and two
/// measures.
fn grouped() -> Json {
    let mut json = sdmx();
    let dimensions = &json["structure"]["dimensions"];
    let observation = json!([dimensions["series"][0], dimensions["series"][1], dimensions["observation"][0]]);
    json["structure"]["dimensions"] = json!({"observation": observation});
    json["structure"]["attributes"] = json!({
        "dimensionGroup": [
            {"id": "UNIT_MEASURE", "values": [{"id": "PC", "name": "Percent"}, {"id": "PS", "name": "Persons"}]},
            {"id": "OBS_STATUS", "values": [{"id": "A"}, {"id": "P", "name": "Provisional value"}]}
        ],
        "observation": json["structure"]["attributes"]["observation"]
    });
    json["dataSets"] = json!([{
        "dimensionGroupAttributes": {":0:": [0, null], ":1:": [1, null], "1::": [null, 1]},
        "observations": {"0:0:0": [1, 1], "0:1:0": [2, null], "1:0:0": [3, 0], "1:0:1": [4, 2]}
    }]);
    json
}

#[test]
fn sdmx_json_with_attributes_of_groups_of_dimensions() {
    let (table, said) = table(grouped().to_string());
    assert_eq!(said, Vec::<String>::new());
    let expected = ["HND 2015 1 Estimated", "HND 2015 2", "BLZ 2015 3 Provisional", "BLZ 2016 NotApplicable"];
    assert_eq!(rows(&table), expected);
    let units: Vec<&str> = table.rows.iter().map(|r| table.series[r.series].unit.as_str()).collect();
    assert_eq!(units, ["Percent", "Persons", "Percent", "Percent"]);
    // Of a group whose key has more items than there are dimensions nothing is taken.
    let mut odd = grouped();
    odd["dataSets"][0]["dimensionGroupAttributes"] = json!({"::::0": [0, 1]});
    assert_eq!(
        self::table(odd.to_string()).1,
        ["W-ROW-LENGTH /dataSets/0/dimensionGroupAttributes/::::0 [::::0]"]
    );
}

#[test]
fn each_measure_of_sdmx_json_is_a_series() {
    let mut two = grouped();
    two["structure"]["measures"] =
        json!({"observation": [{"id": "RATE", "name": "Rate"}, {"id": "COUNT", "name": "Count"}]});
    two["dataSets"] = json!([{"observations": {"0:0:0": [1, 100, 1], "0:0:1": [2], "1:0:0": [3, null]}}]);
    let (table, said) = table(two.to_string());
    assert_eq!(said, Vec::<String>::new());
    let labels: Vec<String> = table.series.iter().map(carsi_charts::read::Series::label).collect();
    assert_eq!(labels, ["Rate (RATE)", "Count (COUNT)"]);
    let of = |name: &str| -> Vec<String> {
        let series = table.pick(Some(name)).unwrap();
        table.rows.iter().filter(|r| r.series == series).map(row).collect()
    };
    assert_eq!(of("Rate"), ["HND 2015 1 Estimated", "HND 2016 2", "BLZ 2015 3"]);
    assert_eq!(of("COUNT"), ["HND 2015 100 Estimated", "HND 2016 Unknown", "BLZ 2015 Unknown"]);
    assert_eq!(table.rows[1].at, Place::Pointer("/dataSets/0/observations/0:0:0/1".to_owned()));
}

#[test]
fn a_figure_whose_attribute_counts_too_far_is_left_out() {
    let mut odd = sdmx();
    let series = &mut odd["dataSets"][0]["series"];
    series["0:0"]["observations"]["0"] = json!([1, 3, null]);
    series["1:1"]["attributes"] = json!([1]);
    let (found, said) = table(odd.to_string());
    assert_eq!(rows(&found), ["HND 2016 Suppressed"]);
    assert_eq!(
        said,
        [
            "W-ROW-LENGTH /dataSets/0/series/0:0/observations/0 [OBS_STATUS: 3]",
            "W-ROW-LENGTH /dataSets/0/series/1:1/attributes [UNIT_MEASURE: 1]",
        ]
    );
    let mut odd = sdmx();
    odd["dataSets"][0]["attributes"] = json!([9]);
    let (found, said) = table(odd.to_string());
    assert!(found.rows.is_empty());
    assert_eq!(said[0], "W-ROW-LENGTH /dataSets/0/attributes [UNIT_MULT: 9]");
    let mut odd = grouped();
    odd["dataSets"][0]["dimensionGroupAttributes"]["1::"] = json!([null, 2]);
    let (found, said) = table(odd.to_string());
    assert_eq!(rows(&found), ["HND 2015 1 Estimated", "HND 2015 2"]);
    assert_eq!(said[0], "W-ROW-LENGTH /dataSets/0/observations/1:0:0 [OBS_STATUS: 2]");
}

#[test]
fn keys_that_count_too_far_are_left_out() {
    let mut odd = sdmx();
    odd["dataSets"] = json!([{"series": {
        "0:9": {"observations": {"0": [1]}}, "0": {"observations": {"0": [1]}},
        "-1:0": {"observations": {"0": [1]}}, "0:0": {"observations": {"1": [1], "99999999999999999999": [1]}}}}]);
    let (table, said) = table(odd.to_string());
    assert_eq!(rows(&table), ["HND 2016 1"]);
    assert_eq!(said.len(), 4);
    assert!(said.iter().all(|s| s.starts_with("W-ROW-LENGTH /dataSets/0/series/")), "{said:?}");
}

#[test]
fn json_stat_2_with_places_and_statuses() {
    let (table, said) = sample("json-stat-2-oecd-unemployment.json");
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(table.rows.len(), 432);
    let number = |at: usize| (table.rows[at].year, table.rows[at].value.number(), table.rows[at].flag);
    assert_eq!(number(0), (2003, Some(5.943826289), None));
    assert_eq!(number(10), (2013, Some(5.50415003), Some(Flag::Estimated)));
    assert_eq!(number(431), (2014, Some(8.004598637), Some(Flag::Estimated)));
    assert_eq!(table.rows.iter().filter(|r| r.flag == Some(Flag::Estimated)).count(), 72);
    assert_eq!(table.rows[12].at, Place::Pointer("/value/12".to_owned()));
    assert_eq!(table.series.len(), 1);
    let series = &table.series[0];
    assert_eq!((series.label().as_str(), series.unit.as_str()), ("unemployment rate (UNR)", "%"));
    assert!(!table.placeless);
}

#[test]
fn json_stat_1_of_quarters_without_places() {
    let (table, said) = sample("json-stat-1-cso-ireland.json");
    assert!(table.placeless);
    // 8 sectors x 2 statistics; in none of the 19 years are four quarters equal.
    assert_eq!((table.series.len(), table.rows.len()), (16, 0));
    assert_eq!(said[0], "W-TIME-RULE /dataset [1997Q1] part");
    assert!(
        said[1].starts_with("W-TIME-PART /dataset/value/2 [1997: 19960 ≠ 21473] /dataset/value/0"),
        "{}",
        said[1]
    );
    assert_eq!(said.len(), 50);
    assert_eq!(table.series[0].unit, "Euro Million");
}

fn stat() -> Json {
    json!({
        "class": "dataset", "label": "A set", "id": ["geo", "sex", "time"], "size": [2, 1, 2],
        "role": {"geo": ["geo"], "time": ["time"]},
        "dimension": {
            "geo": {"category": {"index": {"HN": 1, "BZ": 0}, "label": {"BZ": "Belize", "HN": "Honduras"}}},
            "sex": {"category": {"label": {"T": "Total"}}},
            "time": {"category": {"index": ["2015", "2016"]}}
        },
        "value": {"0": 1, "2": "2.5", "3": null}, "status": {"0": "p", "1": "c", "3": ":"}
    })
}

#[test]
fn json_stat_with_values_by_position() {
    let expected = ["BLZ 2015 1 Provisional", "HND 2015 2.5", "HND 2016 Unknown", "BLZ 2016 Suppressed"];
    let (table, said) = table(stat().to_string());
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(rows(&table), expected);
    assert_eq!(table.rows[3].at, Place::Pointer("/status/1".to_owned()));
    // Version 1: what describes the dimensions stands among them, and the set has a name.
    let mut old = stat();
    for key in ["id", "size", "role"] {
        old["dimension"][key] = old[key].clone();
        old.as_object_mut().unwrap().remove(key);
    }
    old["value"] = json!([1, 2, 3, 4]);
    old["status"] = json!("e");
    let rows_of = |json: Json| rows(&self::table(json.to_string()).0);
    let expected =
        ["BLZ 2015 1", "BLZ 2016 2", "HND 2015 3", "HND 2016 4"].map(|row| [row, " Estimated"].concat());
    assert_eq!(rows_of(json!({"first": old})), expected);
    old["status"] = json!(["", "b", null, "f"]);
    assert_eq!(
        rows_of(json!({"dataset": old})),
        ["BLZ 2015 1", "BLZ 2016 2 Break", "HND 2015 3", "HND 2016 4 Forecast"]
    );
    let linked = json!({"class": "collection", "link": {"item": [stat()]}});
    assert_eq!(rows_of(linked).len(), 4);
}

#[test]
fn what_does_not_fit_its_format_is_said_with_the_key() {
    let with = |key: &str, value: Json| {
        let mut json = stat();
        json[key] = value;
        json.to_string()
    };
    let linked = r#"{"class": "collection", "link": {"item": [{"href": "x"}]}}"#.to_owned();
    for (text, format, expected) in [
        ("{}".to_owned(), None, "E-DATA-FORMAT - [] world-bank, sdmx-json, json-stat"),
        ("[]".to_owned(), Some(Format::WorldBank), "E-DATA-FORMAT  [world-bank] page"),
        ("[1, 2]".to_owned(), Some(Format::WorldBank), "E-DATA-FORMAT /0 [world-bank] pages"),
        ("{}".to_owned(), Some(Format::SdmxJson), "E-DATA-FORMAT  [sdmx-json] dataSets"),
        ("{\"dataSets\": [{}]}".to_owned(), None, "E-DATA-FORMAT /dataSets/0 [sdmx-json] structure"),
        ("{}".to_owned(), Some(Format::JsonStat), "E-DATA-FORMAT  [json-stat] dimension"),
        (linked, None, "E-DATA-FORMAT  [json-stat collection] dataset"),
        (with("size", json!([1e9, 1e9, 1e9])), None, "E-DATA-FORMAT  [json-stat] size"),
        (with("size", json!([2, -1, 2])), None, "E-DATA-FORMAT  [json-stat] size"),
        (with("id", json!(["geo", "geo", "__proto__"])), None, "E-DATA-FORMAT  [json-stat] size"),
        (with("value", json!([1, 2, 3])), None, "E-DATA-FORMAT  [json-stat] value"),
        (with("value", json!({"-1": 1, "4": 2})), None, "W-ROW-LENGTH /value/-1 [-1]"),
        ("[1e400]".to_owned(), None, "E-DATA-JSON /0 [1e400] 1:6"),
        ("{\"a\": tru}".to_owned(), None, "E-DATA-JSON /a [{\"a\": tru}] 1:10"),
    ] {
        let (_, said) = table_as(&text, format);
        assert_eq!(said.first().map(String::as_str), Some(expected), "{text}");
    }
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    assert!(table(deep).1[0].starts_with("E-DATA-JSON "));
}

#[test]
fn of_a_key_that_stands_twice_neither_is_read() {
    let twice = stat().to_string().replace("\"value\":{", "\"value\":{\"0\":9,");
    let (table, said) = table(twice);
    assert!(!rows(&table).iter().any(|row| row.starts_with("BLZ 2015")));
    assert_eq!(said, ["W-ROW-DUP /value/0 [Belize 2015: 9 ≠ 1] /value/0"]);
    let twice = stat().to_string().replace("\"label\":\"A set\"", "\"dimension\":{}");
    assert_eq!(self::table(twice).1[0], "E-DATA-FORMAT  [json-stat] dimension");
}

/// Keys that the formats have, so that what is made up goes deep.
const KEYS: [&str; 22] = [
    "dataSets",
    "structure",
    "dimensions",
    "series",
    "observations",
    "observation",
    "values",
    "id",
    "0",
    "0:0",
    "dimension",
    "size",
    "value",
    "category",
    "index",
    "label",
    "role",
    "status",
    "page",
    "pages",
    "message",
    "__proto__",
];

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (-3_i64..4).prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        prop::sample::select(vec!["", "2015", "HND", "geo", "time", "TIME_PERIOD", "e", "\u{0}"])
            .prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::vec((prop::sample::select(KEYS.to_vec()), inner), 0..5)
                .prop_map(|all| Json::Object(all.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())),
        ]
    })
}

/// Puts a value in place of the one that is met at a number.
fn replace(json: &mut Json, left: &mut usize, with: &Json) {
    if *left == 0 {
        *json = with.clone();
    }
    *left = left.wrapping_sub(1);
    match json {
        Json::Array(items) => items.iter_mut().for_each(|item| replace(item, left, with)),
        Json::Object(entries) => entries.values_mut().for_each(|item| replace(item, left, with)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn any_json_is_rows_or_a_problem(json in any_json()) {
        for format in [None, Some(Format::WorldBank), Some(Format::SdmxJson), Some(Format::JsonStat)] {
            let (table, said) = table_as(json.to_string(), format);
            prop_assert!(!table.rows.is_empty() || !said.is_empty() || format.is_none(), "{}", json);
        }
    }

    #[test]
    fn a_file_with_one_value_changed_is_rows_or_a_problem(at in 0_usize..120, with in any_json()) {
        let bank = json!([{"page": 1, "pages": 1}, [{"indicator": {"id": "A", "value": "B"},
            "country": {"id": "HN", "value": "Honduras"}, "countryiso3code": "HND", "date": "2015", "value": 1}]]);
        for (mut json, format) in
            [(sdmx(), Format::SdmxJson), (stat(), Format::JsonStat), (bank, Format::WorldBank)]
        {
            replace(&mut json, &mut at.clone(), &with);
            let (table, said) = table_as(json.to_string(), Some(format));
            prop_assert!(!table.rows.is_empty() || !said.is_empty(), "{}", json);
        }
    }
}

//! SDMX-JSON 1 and 2: what is read, and what is said about the rest.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use carsi_charts::error::Place;
use json_files::{row, rows, sample, sdmx, table};
use serde_json::{Value as Json, json};

#[path = "common/json_files.rs"]
mod json_files;

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

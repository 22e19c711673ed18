//! Files that nobody here wrote: none panics, and none loses a host, a lease or a hardware address of a table.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::{
    discover::{
        Read,
        problem::{Problem, ScanError},
        read,
    },
    trial::corpus::{files, folder},
};

fn corpus() -> Option<PathBuf> {
    folder("network")
}

/// The part of the corpus and the system that a file is of.
fn group(path: &Path, folder: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap();
    let parts: Vec<_> = inner
        .parent()
        .unwrap()
        .iter()
        .map(|part| part.to_string_lossy())
        .collect();
    parts.join("/")
}

#[derive(Default)]
struct Row {
    files: usize,
    read: usize,
    sightings: usize,
    diagnostics: usize,
    refused: BTreeMap<String, usize>,
}

#[test]
fn every_file_is_read_or_refused_for_a_reason() {
    let Some(folder) = corpus() else { return };
    let mut all = Vec::new();
    files(&folder, &mut all);
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for path in &all {
        let bytes = std::fs::read(path).unwrap();
        let row = rows.entry(group(path, &folder)).or_default();
        row.files += 1;
        match read(&bytes) {
            Ok(read) => {
                row.read += 1;
                row.sightings += read.value.sightings.len();
                row.diagnostics += read.diagnostics.len();
                let name = path.file_name().unwrap().to_string_lossy();
                println!(
                    "  {name}: {:?}, {} seen, {:?}",
                    read.value.tool,
                    read.value.sightings.len(),
                    read.value.passed
                );
                for diagnostic in read.diagnostics.iter().take(6) {
                    println!("      {diagnostic}");
                }
            }
            Err(error) => {
                *row.refused.entry(error.to_string()).or_default() += 1;
            }
        }
    }
    println!("{:<36} files  read  seen  told  refused", "");
    for (group, row) in &rows {
        let Row {
            files,
            read,
            sightings,
            diagnostics,
            refused,
        } = row;
        println!("{group:<36} {files:>5} {read:>5} {sightings:>5} {diagnostics:>5}  {refused:?}");
    }
    assert_eq!(rows["nmap"].read, rows["nmap"].files);
}

/// Cuts a text at every tag of hosts, without a reader of XML.
fn hosts_that_are_up(text: &str) -> Vec<String> {
    let hosts = text.split("<host ").chain(text.split("<host>")).skip(1);
    let mut found = BTreeSet::new();
    for host in hosts.filter(|host| !host.contains("<nmaprun")) {
        let host = host.split("</host>").next().unwrap_or_default();
        if !host.contains("state=\"up\"") {
            continue;
        }
        for address in host.split("<address ").skip(1) {
            let address = address.split('>').next().unwrap_or_default();
            let addr = address
                .split("addr=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            if address.contains("ipv4") || address.contains("ipv6") {
                found.extend(addr.map(str::to_owned));
            }
        }
    }
    found.into_iter().collect()
}

#[test]
fn every_host_that_nmap_found_up_is_a_sighting() {
    let Some(folder) = corpus() else { return };
    let mut all = Vec::new();
    files(&folder.join("nmap"), &mut all);
    let mut counted = 0;
    for path in all
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "xml"))
    {
        let text = std::fs::read_to_string(path).unwrap();
        let read = read(text.as_bytes()).unwrap();
        let seen: BTreeSet<String> = read
            .value
            .sightings
            .iter()
            .flat_map(|one| &one.ips)
            .map(ToString::to_string)
            .collect();
        let up = hosts_that_are_up(&text);
        counted += up.len();
        assert_eq!(seen, up.into_iter().collect(), "{}", path.display());
    }
    println!("{counted} hosts of nmap");
    assert!(counted > 20);
}

#[test]
fn every_lease_is_accounted_for() {
    let Some(folder) = corpus() else { return };
    let mut all = Vec::new();
    for part in ["dhcpd-leases", "dnsmasq", "windows-dhcp"] {
        files(&folder.join(part), &mut all);
    }
    for path in all {
        let text = std::fs::read_to_string(&path).unwrap();
        let Read { value, diagnostics } = read(text.as_bytes()).unwrap();
        let is_lease = |line: &&str| {
            line.starts_with("lease ")
                || line.trim_start().starts_with("iaaddr ")
                || line.starts_with("host ")
        };
        let leases = if text.contains("{") {
            text.lines().filter(is_lease).count()
        } else {
            text.lines().filter(|line| !line.trim().is_empty()).count()
                - value.passed.decoration as usize
        };
        let without = diagnostics
            .iter()
            .filter(|told| told.problem == Problem::NoAddress)
            .count();
        println!(
            "{}: {leases} leases, {} told",
            path.display(),
            diagnostics.len()
        );
        assert_eq!(
            value.sightings.len() + without,
            leases,
            "{}",
            path.display()
        );
    }
}

/// Finds every hardware address in a text by its shape, character by character.
fn macs(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '.');
    let mut word = String::new();
    for c in line.chars().chain(" ".chars()) {
        if is_part(&c) {
            word.push(c);
            continue;
        }
        let bare = word.trim_end_matches(['.', ':', '-']);
        let digits: String = bare.chars().filter(char::is_ascii_hexdigit).collect();
        let others: Vec<char> = bare.chars().filter(|c| !c.is_ascii_hexdigit()).collect();
        let shape = match others.as_slice() {
            [':', ':', ':', ':', ':'] | ['-', '-', '-', '-', '-'] => Some(2),
            ['.', '.'] | ['-', '-'] => Some(4),
            _ => None,
        };
        let even = shape.is_some_and(|size| {
            bare.split(|c: char| !c.is_ascii_hexdigit())
                .all(|part| part.len() == size)
        });
        if digits.len() == 12 && even {
            found.push(digits.to_lowercase());
        }
        word.clear();
    }
    found
}

/// Whether an address is one of a single interface.
fn is_single(digits: &str) -> bool {
    let first = u8::from_str_radix(digits.get(..2).unwrap(), 16).unwrap();
    first & 1 == 0 && digits != "000000000000"
}

#[test]
fn no_hardware_address_of_a_table_is_lost() {
    let Some(folder) = corpus() else { return };
    let mut all = Vec::new();
    files(&folder.join("switch-cli"), &mut all);
    let (mut elsewhere, mut left) = (0, 0);
    let mut counted = 0;
    for path in all {
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_table =
            !name.contains("detail") && !name.contains("inventory") && !name.contains("status");
        let all: BTreeSet<String> = text
            .lines()
            .flat_map(macs)
            .filter(|mac| is_single(mac))
            .collect();
        let expected = if is_table {
            all.clone()
        } else {
            BTreeSet::new()
        };
        let result = read(&bytes);
        let Ok(read) = result else {
            assert_eq!(expected, BTreeSet::new(), "{name}: {result:?}");
            continue;
        };
        counted += expected.len();
        let seen: BTreeSet<String> = read
            .value
            .sightings
            .iter()
            .filter_map(|one| one.mac)
            .map(|mac| mac.to_string().replace(':', ""))
            .collect();
        let lost: Vec<_> = expected.difference(&seen).collect();
        if !is_table {
            elsewhere += all.len();
            left += all.difference(&seen).count();
        }
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
    println!("{counted} hardware addresses of tables");
    // Of a neighbour in detail one address is kept, of its port or else of its chassis.
    println!("{elsewhere} elsewhere, of which {left} are left out");
    assert!(counted > 300);
}

#[test]
fn what_is_something_else_is_refused() {
    let Some(folder) = corpus() else { return };
    let root = folder.parent().unwrap();
    let mut all = Vec::new();
    for part in ["sbom-cyclonedx/spec-tests", "sbom-spdx", "swid", "diagrams"] {
        files(&root.join(part), &mut all);
    }
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    let mut read_all_the_same = Vec::new();
    for path in &all {
        match read(&std::fs::read(path).unwrap()) {
            Ok(_) => read_all_the_same.push(path),
            Err(error) => {
                let is_named = matches!(
                    error,
                    ScanError::Sbom | ScanError::OtherXml { .. } | ScanError::OtherJson
                );
                *told
                    .entry(if is_named {
                        error.to_string()
                    } else {
                        format!("* {error}")
                    })
                    .or_default() += 1;
            }
        }
    }
    println!("{told:#?}\n{read_all_the_same:?}");
    assert!(read_all_the_same.len() * 100 < all.len().max(1));
}

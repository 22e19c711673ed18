//! What an unknown device seems to be: hints with what they rest on, never a verdict.

mod words;

use serde::{Deserialize, Serialize};

use self::words::{MAKERS, NAMES, PORTS};
use super::{oui::Vendor, sighting::Port, tool::coded};

coded! {
    /// What an open port is for, mostly.
    Service {
        /// DICOM, pictures of patients.
        Dicom = "dicom",
        /// HL7 or FHIR, orders and results.
        Hl7 = "hl7",
        /// Remote desktop of Windows.
        Rdp = "rdp",
        /// Shared files of Windows.
        Smb = "smb",
        /// A screen that can be watched and used from elsewhere.
        Vnc = "vnc",
        /// Telnet: everything in clear text.
        Telnet = "telnet",
        /// FTP: everything in clear text.
        Ftp = "ftp",
        /// SSH.
        Ssh = "ssh",
        /// A page of the web.
        Web = "web",
        /// Printing.
        Printer = "printer",
        /// SNMP.
        Snmp = "snmp",
        /// Control of machines: Modbus, DNP3, S7, EtherNet/IP, OPC UA.
        Industrial = "industrial",
        /// Control of a building: BACnet, KNX.
        Building = "building",
        /// Telephony: SIP.
        Telephone = "telephone",
        /// A camera: RTSP.
        Camera = "camera",
        /// A database.
        Database = "database",
        /// Messages of small devices: MQTT.
        Telemetry = "telemetry",
    }
}

coded! {
    /// What a maker is known for, or a name speaks of.
    Trade {
        /// Medical devices.
        Medical = "medical",
        /// Printers and copiers.
        Printer = "printer",
        /// Switches, routers, access points.
        Network = "network",
        /// Telephones.
        Telephone = "telephone",
        /// Cameras.
        Camera = "camera",
        /// Phones and tablets.
        Mobile = "mobile",
        /// Personal computers and servers.
        Computer = "computer",
        /// Computers that exist in software only.
        Virtual = "virtual",
        /// Computers that are built into something.
        Embedded = "embedded",
        /// Storage.
        Storage = "storage",
    }
}

/// Something that speaks for what a device is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Hint {
    /// A port is open.
    Port {
        /// What it is for, mostly.
        service: Service,
        /// Its number.
        number: u16,
        /// Over UDP instead of TCP.
        is_udp: bool,
    },
    /// The maker of the interface is known for something.
    Maker {
        /// For what.
        trade: Trade,
        /// The maker.
        name: String,
    },
    /// A word of the name of the host speaks of something.
    Name {
        /// Of what.
        trade: Trade,
        /// The word.
        word: String,
    },
    /// The hardware address was made up by software, as phones and virtual machines do.
    RandomAddress,
}

/// Returns what speaks for what a device is, ports first.
#[must_use]
pub fn hints(
    ports: &[Port],
    vendor: &Vendor,
    said_vendor: Option<&str>,
    names: &[String],
) -> Vec<Hint> {
    let mut found: Vec<Hint> = ports.iter().filter_map(of_port).collect();
    match vendor {
        Vendor::Known(name) => found.extend(of_maker(name)),
        Vendor::Random => found.push(Hint::RandomAddress),
        Vendor::Unknown => found.extend(said_vendor.and_then(of_maker)),
    }
    for name in names {
        for hint in of_name(name) {
            if !found.contains(&hint) {
                found.push(hint);
            }
        }
    }
    found
}

fn of_port(port: &Port) -> Option<Hint> {
    let Port { number, is_udp, .. } = *port;
    let (service, _) = PORTS
        .iter()
        .find(|(_, numbers)| numbers.contains(&number))?;
    Some(Hint::Port {
        service: *service,
        number,
        is_udp,
    })
}

/// Returns the ports that a protocol by this name has, mostly.
pub(super) fn usual_ports(protocol: &str) -> Vec<u16> {
    let name = protocol.to_ascii_uppercase();
    let of = |service: Service| PORTS.iter().find(|(known, _)| *known == service);
    let service = match name.split([' ', '/']).next().unwrap_or_default() {
        "DICOM" => Service::Dicom,
        "HL7" | "MLLP" | "FHIR" => Service::Hl7,
        "RDP" => Service::Rdp,
        "SMB" | "CIFS" => Service::Smb,
        "VNC" => Service::Vnc,
        "TELNET" => Service::Telnet,
        "FTP" => return vec![20, 21],
        "SSH" | "SFTP" => Service::Ssh,
        "HTTP" => return vec![80, 8000, 8080],
        "HTTPS" => return vec![443, 8443],
        "SNMP" => Service::Snmp,
        "NTP" => return vec![123],
        "DNS" => return vec![53],
        "DHCP" => return vec![67, 68],
        "SMTP" => return vec![25, 587],
        "SYSLOG" => return vec![514],
        "LDAP" => return vec![389],
        "LDAPS" => return vec![636],
        "NFS" => return vec![111, 2049],
        "MQTT" => Service::Telemetry,
        _ => return Vec::new(),
    };
    of(service)
        .map(|(_, ports)| ports.to_vec())
        .unwrap_or_default()
}

fn of_maker(name: &str) -> Option<Hint> {
    let lower = name.to_lowercase();
    let is_of = |words: &&[&str]| words.iter().any(|word| lower.contains(word));
    let (trade, _) = MAKERS.iter().find(|(_, words)| is_of(words))?;
    Some(Hint::Maker {
        trade: *trade,
        name: name.to_owned(),
    })
}

fn of_name(name: &str) -> Vec<Hint> {
    // The first part only: domains speak of the hospital.
    let first = name.split('.').next().unwrap_or_default().to_lowercase();
    let words = first
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| !word.is_empty());
    let hint = |word: &str| {
        let (trade, _) = NAMES.iter().find(|(_, words)| words.contains(&word))?;
        let word = word.to_owned();
        Some(Hint::Name {
            trade: *trade,
            word,
        })
    };
    words.filter_map(hint).collect()
}

//! Buildings, departments, rooms and their networks.

use super::catalogue::Place;

/// A department, where it is and which network it has.
#[derive(Clone, Debug)]
pub(super) struct Department {
    pub(super) name: String,
    pub(super) place: Place,
    pub(super) building: &'static str,
    /// Above ground from 1; 0 is the basement.
    pub(super) floor: u32,
    network: Network,
}

/// The department's current /24 and how many of its addresses are given out.
#[derive(Clone, Copy, Debug)]
struct Network {
    subnet: u32,
    used: u32,
}

/// A hospital of the size that has this many devices.
#[derive(Clone, Debug)]
pub(super) struct Hospital {
    pub(super) departments: Vec<Department>,
    next_subnet: u32,
}

/// Addresses of a /24 that go to devices: .20 to .239; the others are for switches, printers and guests.
const FIRST_HOST: u32 = 20;
const HOSTS: u32 = 220;

const BUILDINGS: [&str; 8] = [
    "本館",
    "新館",
    "東館",
    "西館",
    "南館",
    "北館",
    "中央棟",
    "第二病棟",
];
const WINGS: [&str; 4] = ["東", "西", "南", "北"];

/// The departments that a hospital has once: name, place, building, floor.
const CENTRAL: &[(&str, Place, &str, u32)] = &[
    ("集中治療室", Place::Intensive, "本館", 3),
    ("新生児室", Place::Intensive, "本館", 4),
    ("手術室", Place::Theatre, "本館", 3),
    ("救急外来", Place::Emergency, "本館", 1),
    ("放射線科", Place::Imaging, "本館", 1),
    ("放射線治療・核医学", Place::Imaging, "本館", 0),
    ("臨床検査科", Place::Laboratory, "本館", 2),
    ("生理検査室", Place::Physiology, "本館", 2),
    ("血液浄化センター", Place::Dialysis, "新館", 2),
    ("内視鏡センター", Place::Endoscopy, "新館", 1),
    ("内科外来", Place::Outpatient, "新館", 1),
    ("外科外来", Place::Outpatient, "新館", 1),
    ("小児科外来", Place::Outpatient, "新館", 2),
    ("産婦人科外来", Place::Outpatient, "新館", 2),
    ("眼科・耳鼻科外来", Place::Outpatient, "新館", 2),
    ("健診センター", Place::Outpatient, "新館", 3),
    ("リハビリテーション科", Place::Rehabilitation, "新館", 3),
    ("臨床工学室", Place::Engineering, "本館", 0),
    ("総務課", Place::Lobby, "本館", 1),
];

impl Hospital {
    /// Returns a hospital with as many wards as so many devices take.
    pub(super) fn for_devices(devices: u32) -> Self {
        let wards = (devices / 60).clamp(3, 300);
        let central = CENTRAL
            .iter()
            .map(|&(name, place, building, floor)| (name.to_owned(), place, building, floor));
        let departments = central.chain((0..wards).map(|number| ward(number, wards)));
        let mut hospital = Self {
            departments: Vec::new(),
            next_subnet: 0,
        };
        for (name, place, building, floor) in departments {
            let network = hospital.new_network();
            hospital.departments.push(Department {
                name,
                place,
                building,
                floor,
                network,
            });
        }
        hospital
    }

    /// Returns the next free address of the department's network; a full network is followed by another.
    pub(super) fn next_address(&mut self, department: usize) -> [u8; 4] {
        let full = self.departments[department].network.used >= HOSTS;
        if full {
            self.departments[department].network = self.new_network();
        }
        let network = &mut self.departments[department].network;
        let host = FIRST_HOST + network.used;
        network.used += 1;
        let subnet = network.subnet;
        [
            10,
            (20 + subnet / 200 % 200) as u8,
            (10 + subnet % 200) as u8,
            host as u8,
        ]
    }

    fn new_network(&mut self) -> Network {
        self.next_subnet += 1;
        Network {
            subnet: self.next_subnet - 1,
            used: 0,
        }
    }
}

/// Returns the ward with this number of so many.
fn ward(number: u32, wards: u32) -> (String, Place, &'static str, u32) {
    // A small hospital has two wards a floor in one building.
    let (wings, floors) = if wards <= 12 { (2, 6) } else { (4, 10) };
    let building = BUILDINGS[(number / (wings * floors)) as usize % BUILDINGS.len()];
    let floor = 3 + number / wings % floors;
    let wing = WINGS[(number % wings) as usize];
    let name = if wards <= 12 {
        format!("{floor}階{wing}病棟")
    } else {
        format!("{building}{floor}階{wing}病棟")
    };
    (name, Place::Ward, building, floor)
}

impl Department {
    /// Returns the words for its floor.
    pub(super) fn floor_name(&self) -> String {
        if self.floor == 0 {
            "B1".to_owned()
        } else {
            format!("{}F", self.floor)
        }
    }

    /// Returns the rooms of a department of this kind; `None` for numbered sickrooms.
    pub(super) fn rooms(&self) -> Option<&'static [&'static str]> {
        Some(match self.place {
            Place::Ward => return None,
            Place::Intensive => &[
                "ベッド1",
                "ベッド2",
                "ベッド3",
                "ベッド4",
                "ベッド5",
                "ベッド6",
                "機材庫",
            ],
            Place::Theatre => &[
                "第1手術室",
                "第2手術室",
                "第3手術室",
                "第4手術室",
                "回復室",
                "器材室",
            ],
            Place::Emergency => &["初療室1", "初療室2", "処置室", "観察室"],
            Place::Imaging => &[
                "CT室",
                "MRI室",
                "一般撮影室1",
                "一般撮影室2",
                "透視室",
                "読影室",
                "操作室",
                "サーバ室",
            ],
            Place::Laboratory => &["検体検査室", "採血室", "細菌検査室", "輸血検査室"],
            Place::Physiology => &[
                "心電図室",
                "超音波検査室1",
                "超音波検査室2",
                "脳波室",
                "呼吸機能検査室",
            ],
            Place::Dialysis => &["透析室A", "透析室B", "透析室C", "機械室"],
            Place::Endoscopy => &["内視鏡室1", "内視鏡室2", "内視鏡室3", "洗浄室"],
            Place::Outpatient => &["診察室1", "診察室2", "診察室3", "処置室", "受付"],
            Place::Rehabilitation => &["運動療法室", "物理療法室", "作業療法室"],
            Place::Engineering => &["ME機器管理室", "点検室", "ME機器庫"],
            Place::Lobby => &["正面玄関", "待合ホール", "夜間受付", "食堂前"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_have_names_of_their_own_in_any_size() {
        for devices in [0, 300, 10_000, 1_000_000] {
            let hospital = Hospital::for_devices(devices);
            let names: std::collections::BTreeSet<&str> = hospital
                .departments
                .iter()
                .map(|one| one.name.as_str())
                .collect();
            assert_eq!(names.len(), hospital.departments.len(), "{devices} devices");
        }
    }

    #[test]
    fn a_department_keeps_its_network_until_it_is_full() {
        let mut hospital = Hospital::for_devices(300);
        let first: Vec<[u8; 4]> = (0..HOSTS).map(|_| hospital.next_address(4)).collect();
        assert!(first.iter().all(|address| address[..3] == first[0][..3]));
        let next = hospital.next_address(4);
        assert_ne!(next[..3], first[0][..3]);
        assert_ne!(hospital.next_address(5)[..3], first[0][..3]);
    }

    #[test]
    fn addresses_are_private_and_never_given_twice() {
        let mut hospital = Hospital::for_devices(100_000);
        let count = hospital.departments.len();
        let addresses: std::collections::BTreeSet<[u8; 4]> = (0..100_000)
            .map(|number| hospital.next_address(number % count))
            .collect();
        assert_eq!(addresses.len(), 100_000);
        assert!(
            addresses
                .iter()
                .all(|address| address[0] == 10 && address[3] >= 20 && address[3] < 240)
        );
    }
}

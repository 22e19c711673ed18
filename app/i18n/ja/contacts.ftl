### 連絡先の一覧とカード

contacts-text = 機器か部署を選ぶと、院内と事業者の連絡先が 1 枚にまとまって出ます。印刷して機器や部署に置いておけます。
contacts-by-device = 機器から探す
contacts-find = 機器
contacts-find-hint = 名前、管理番号、置き場所などを入れてください。カードのコードを読み取って入れることもできます。
contacts-find-none = 当てはまる機器がありません。
contacts-find-count = { $count } 台のうち { $shown } 台を表示しています。
contacts-by-department = 部署から探す
contacts-no-department = まだ部署の登録がありません。

contacts-not-there = この機器や部署は台帳にありません
contacts-other = ほかの連絡先を探す
contacts-to-device = 機器の画面へ
contacts-to-department = この部署の連絡先カード
contacts-print = カードを印刷
contacts-printed = 印刷した日：{ $day }
contacts-code = 台帳の番号の QR コード

contacts-people = 院内
contacts-companies = 事業者
contacts-missing = まだわかっていないこと
contacts-no-company = 事業者がわかりません
contacts-write = 記入する
contacts-devices = 機器 { $count } 台
contacts-by-line = 回線「{ $line }」
contacts-disputed = 記入が食い違っています
contacts-add = 窓口を追加

contacts-role-responsible = 責任者
contacts-role-department-contact = 部署の担当者
contacts-role-device-safety-manager = 医療機器安全管理責任者
contacts-role-information-system-safety-manager = 医療情報システム安全管理責任者
contacts-role-manufacturer = 製造販売業者
contacts-role-repairer = 修理業者
contacts-role-dealer = 販売業者
contacts-role-lessor = 貸与業者
contacts-role-network-operator = 回線・遠隔保守の事業者

contacts-no-phone = 電話番号がわかりません
contacts-hours = つながる時間：{ $hours }
contacts-gap-nobody = 連絡できる相手がわかりません
contacts-gap-unsaid = 何の連絡先か（セキュリティ、緊急）がわかりません
contacts-gap-for = 連絡先がわかりません：{ $purposes }
contacts-gap-unreachable = 担当はありますが、電話番号などがわかりません：{ $purposes }

contacts-why-not-named = 記入がありません
contacts-why-may-be-none = いるかどうかもわかりません
contacts-why-deleted = 「{ $name }」は台帳から削除されています
contacts-why-unreadable = 「{ $text }」と書かれていますが、登録がありません

contacts-confirmed = { $day } に確認
contacts-confirmed-long-ago = 確認から 1 年以上たっています（{ $day }）
contacts-confirmed-ahead = 確認した日が先の日付です（{ $day }）
contacts-confirmed-never = つながるか確認した記録がありません
contacts-confirmed-unreadable = 確認した日を読めません（{ $day }）
contacts-confirm = 今日確認した
contacts-confirmed-said = 今日確認したと記録しました。

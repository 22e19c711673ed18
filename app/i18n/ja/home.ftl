### ホーム

home-title = 台帳のようす
home-open-devices = 機器一覧を開く
home-import = 一覧を取り込む
home-add = 1台ずつ登録する
home-empty = まだ機器がありません
home-empty-text = ExcelやCSVの一覧があれば取り込めます。なければ1台ずつ登録してください。
home-counts = 台帳の内容
home-count-devices = 機器（台）
home-count-models = 機種
home-count-departments = 部署
home-count-organizations = 事業者
home-count-none = 未登録
home-devices-of = { $count } 台
home-network = ネットワーク接続
home-network-yes = 接続あり
home-network-by-address = アドレスはあるが記入なし
home-network-no = 接続なし
home-network-unknown = 分からない
home-network-why = 「分からない」は「接続なし」ではありません。現場で確かめて記入してください。
home-gaps = 足りない情報（多い順）
home-gaps-why = 項目名を押すと、記入のない機器を一覧で開きます。
home-gaps-none = 主な項目はすべての機器で埋まっています。

next-title = 次にすること
next-none = いま急いですることはありません。
next-import = 機器の一覧を取り込みましょう。
go-import = 取り込み
next-facility = 施設名がまだありません。
go-facility = 記入する
next-export = 最近の変更がファイルに書き出されていません。パソコンの故障に備えて控えを取りましょう。
next-managers = 医療機器安全管理責任者と医療情報システム安全管理責任者を登録しましょう。
go-managers = 登録する
next-device-manager = 医療機器安全管理責任者を登録しましょう。
go-device-manager = 登録する
next-system-manager = 医療情報システム安全管理責任者を登録しましょう。
go-system-manager = 登録する
go-devices = 一覧を開く
next-support-ended = サポートが終了（EOS）したままネットワークにつながっている機器が { $count } 台あります。
next-support-ends = 1年以内にサポートが終了（EOS）する { $count } 台に、更新の予定がありません。
next-network = { $count } 台のネットワーク接続が記入されていません。
next-mac = 接続している { $count } 台のMACアドレスが分かりません。
next-ip = 接続している { $count } 台のIPアドレスが分かりません。
next-maker = { $count } 台の製造販売業者が分かりません。
next-department = { $count } 台の設置部署が分かりません。
next-room = { $count } 台の設置場所（部屋）が分かりません。
next-serial = { $count } 台の製造番号が分かりません。
next-support = 接続している { $count } 台のサポート終了（EOS）が分かりません。製造販売業者に確認しましょう。
next-os = 接続している { $count } 台のOSが分かりません。
next-malware = 接続している { $count } 台のマルウェア対策が分かりません。
next-remote = 接続している { $count } 台の遠隔保守の有無が分かりません。
next-purpose = 接続している { $count } 台の接続の目的が分かりません。
next-protocols = 接続している { $count } 台の通信プロトコルが分かりません。
next-remote-method = 遠隔保守のある { $count } 台の接続方法が分かりません。

safety-title = 台帳の保存
safety-place = 保存場所
safety-place-text = このパソコンのこのブラウザー
safety-kept = データの保護
safety-kept-yes = 保護されています
safety-kept-no = 保護されていません
safety-kept-unknown = ブラウザーが答えません
safety-room = 使用量
safety-export = 最後の書き出し
safety-export-never = まだ一度もありません
safety-export-days = { $days ->
    [0] 今日
   *[other] { $days } 日前
}
safety-export-edits = （その後の変更 { $count } 件）
safety-settings = 保存の設定
room-used = { $used }（上限の目安 { $quota }）
room-unknown = ブラウザーが答えません

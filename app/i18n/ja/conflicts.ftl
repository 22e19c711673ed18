### 食い違いの確認ページ

conflicts-title = 食い違い
conflicts-text = 同じころに別々の人が違う値を書いた項目が { $count } 件あります。正しいほうを選んでください。選ぶまで、どちらの値も残ります。あとで決めてもかまいません。
conflicts-none = 食い違いはありません
conflicts-none-text = 別々の人が同じ項目に違う値を書くと、ここに並びます。
conflicts-more = 残りの { $count } 件も表示
conflicts-other = { $kind }: { $name }
conflicts-tick = 「{ $field }」をまとめて決める対象にします
conflicts-bulk = まとめて決める
conflicts-bulk-all = 下のすべて（{ $count } 件）を、同じ決め方でまとめて決めます。項目名の前のチェックを付けると、付けた項目だけになります。
conflicts-bulk-ticked = チェックを付けた { $count } 件を、同じ決め方でまとめて決めます。
conflicts-bulk-hint = 「新しいほう」はパソコンの時計で比べます。決めたあとでも「元に戻す」で取り消せます。
conflicts-rule-newest = 新しいほうにする
conflicts-rule-mine = このパソコンで書いたほうにする
conflicts-rule-theirs = 相手が書いたほうにする
conflicts-rule-nothing = この決め方に当てはまる値がありません。1件ずつ選んでください。
conflicts-bulk-said = { $open ->
    [0] { $decided } 件を決めました。
   *[other] { $decided } 件を決めました。{ $open } 件は当てはまる値がなく、残っています。
}

kind-facility = 施設
kind-department = 部署
kind-person = 担当者
kind-organization = 会社・団体
kind-contact = 連絡窓口
kind-model = 機種
kind-unit = 機器
kind-attachment = 文書
kind-request = メーカーへの依頼
kind-alias = 書き方の違い
kind-interface = 接続口
kind-contract = 契約
kind-contract_clause = 契約の条文
kind-contract_answer = 契約の答え
kind-contract_task = 契約の仕事
kind-promise = 約束
kind-own_clause = 自分の条文
kind-own_pattern = 病院の種類

part-outcome = 合意の結果
part-strength = 強さ
part-included = 附属書に入れる
part-wording = 契約書の文
part-edition = ひな形の版
part-text = 答え
part-responsible = 担当
part-accountable = 責任者
part-what = 約束の内容
part-due_on = 期限
part-every_months = 何か月ごと
part-kept_on = 守られた日
part-json = 内容
choice-part-agreed = そのまま合意
choice-part-reworded = 文を変えて合意
choice-part-refused = 断られた
choice-part-low = 弱め
choice-part-middle = 標準
choice-part-high = 強め
choice-part-yes = はい
choice-part-no = いいえ
choice-part-nobody = なし
choice-part-hospital = 医療機関
choice-part-vendor = 製造販売業者
choice-part-dealer = 販売業者
choice-part-lessor = 貸与業者
choice-part-repairer = 修理業者
choice-part-network_operator = 回線事業者

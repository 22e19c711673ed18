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

### 一覧を渡す

export-open = 一覧を書き出す
export-title = 一覧を書き出す
export-lead-all = 台帳のすべての機器と項目を、1つのファイルにします。
export-lead-some = 選んだ { $devices } 台を、1つのファイルにします。
export-format = ファイルの形式
export-format-xlsx = Excelブック（.xlsx）
export-hint-xlsx = Excelで開く人に渡すとき。先頭の0や日付がそのまま残ります。
export-format-csv-utf8 = CSV（UTF-8）
export-hint-csv-utf8 = ほかのシステムに渡すとき。Excelでもそのまま開けます。
export-format-csv-cp932 = CSV（Shift_JIS）
export-hint-csv-cp932 = 古いシステムに渡すとき。使えない文字があれば、保存する前にお知らせします。
export-save = ファイルを保存
export-making = ファイルを作っています…
export-said = { $devices } 台を「{ $file }」に書き出しました。
export-failed = ファイルを作れませんでした。
export-failed-do = 台帳はそのままです。もう一度試すか、ほかの形式を選んでください。
export-lost-title = Shift_JISで表せない文字が { $count } 種類あります
export-lost-text = ファイルの中では「〓」になります。文字を残すには、Excelブックか CSV（UTF-8）を選んでください。
export-lost-one = 「{ $character }」 { $times } か所（最初は { $line } 行目の「{ $header }」）
export-lost-save = このまま保存
export-name = 医療機器台帳
export-sheet = 医療機器台帳

### 台帳の控え

## 救出ページ

rescue-page = 救出ページを開く
rescue-page-title = 台帳をそのまま取り出す（救出ページ）
rescue-page-text = 画面が開かないときや、台帳が壊れたときに、保存してあるものを一つのファイルに取り出すページです。台帳は変わりません。困る前に、開き方だけ見ておくと安心です。

## 控えを知らせる間隔

reminder-title = 控えを取る間隔
reminder-text = 前の控えからこの期間がたち、そのあと変更があると、ホームの「次にすること」でお知らせします。
reminder-daily = 毎日
reminder-weekly = 毎週
reminder-monthly = 毎月
reminder-never = 知らせない
